using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>
/// Hears every statement that SQLite starts in this process, by a hook that SQLite calls for each new connection,
/// and files it under the activity it runs in: the app's requests inherit the test's.
/// </summary>
internal static class StatementTrace
{
    private const string Sqlite = "e_sqlite3";
    private const uint StatementStarts = 1;

    private static readonly byte[] Main = "main\0"u8.ToArray();
    private static readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<(string File, string Sql)>> Heard = new();
    // Kept here, or the garbage collector would take what SQLite still calls.
    private static readonly Connected OnConnected = Listen;
    private static readonly Traced OnStatement = Hear;
    // Without a listener, and without a log, the server starts no activity for a request.
    private static readonly ActivityListener Requests = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
    };

    private static readonly Lazy<int> Installed = new(() =>
    {
        ActivitySource.AddActivityListener(Requests);
        // The app sets SQLite up before it starts, and listening starts it.
        RuntimeHelpers.RunClassConstructor(typeof(Database).TypeHandle);
        return sqlite3_auto_extension(OnConnected);
    });

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Connected(nint connection, nint error, nint api);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Traced(uint kind, nint context, nint statement, nint text);

    /// <summary>Connections opened before are not heard.</summary>
    public static void Install() => _ = Installed.Value;

    public static ConcurrentQueue<(string File, string Sql)> Of(ActivityTraceId trace) => Heard.GetOrAdd(trace, _ => new());

    public static void Forget(ActivityTraceId trace) => Heard.TryRemove(trace, out _);

    private static int Listen(nint connection, nint error, nint api) => sqlite3_trace_v2(connection, StatementStarts, OnStatement, connection);

    private static int Hear(uint kind, nint context, nint statement, nint text)
    {
        if (Activity.Current is { } activity && Heard.TryGetValue(activity.TraceId, out var queue)
            // The work of a trigger or a virtual table comes as a comment.
            && Marshal.PtrToStringUTF8(text) is { } sql && !sql.StartsWith("--", StringComparison.Ordinal))
        {
            queue.Enqueue((Marshal.PtrToStringUTF8(sqlite3_db_filename(context, Main)) ?? "", sql));
        }
        return 0;
    }

    [DllImport(Sqlite)]
    private static extern int sqlite3_auto_extension(Connected entry);

    [DllImport(Sqlite)]
    private static extern int sqlite3_trace_v2(nint connection, uint mask, Traced callback, nint context);

    [DllImport(Sqlite)]
    private static extern nint sqlite3_db_filename(nint connection, byte[] name);
}
