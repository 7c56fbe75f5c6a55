using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Buffers;

namespace RankRentPro.Web;

/// <summary>Where Razor keeps the pieces of one page until it is whole.</summary>
internal sealed class PageBuffers : IViewBufferScope, IDisposable
{
    private readonly List<ViewBufferValue[]> _rented = [];
    private readonly List<ViewBufferValue[]> _free = [];

    public ViewBufferValue[] GetPage(int pageSize)
    {
        if (_free.FindLastIndex(page => page.Length >= pageSize) is >= 0 and var at)
        {
            var free = _free[at];
            _free.RemoveAt(at);
            return free;
        }
        var rented = ArrayPool<ViewBufferValue>.Shared.Rent(pageSize);
        _rented.Add(rented);
        return rented;
    }

    public void ReturnSegment(ViewBufferValue[] segment)
    {
        Array.Clear(segment);
        _free.Add(segment);
    }

    // Razor would smooth what is written to the connection; PageWriter does that already, and ending it twice does no harm.
    public TextWriter CreateWriter(TextWriter writer) => writer;

    public void Dispose()
    {
        foreach (var page in _rented)
        {
            ArrayPool<ViewBufferValue>.Shared.Return(page, clearArray: true);
        }
        _rented.Clear();
        _free.Clear();
    }
}

/// <summary>Answers of pages are written by <see cref="PageWriter"/>.</summary>
internal sealed class PageWriters : IHttpResponseStreamWriterFactory
{
    public TextWriter CreateWriter(Stream stream, Encoding encoding) => new PageWriter(stream);
}
