using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace RankRentPro.Web;

/// <summary>Renders a fragment outside of a page, for an event stream. The fragment must have no form: its token belongs into an answer's headers.</summary>
public sealed class PartialText(IRazorViewEngine engine, IModelMetadataProvider metadata, ITempDataDictionaryFactory temporary)
{
    /// <param name="request">The request that the text is an answer to.</param>
    /// <param name="path">From the root of the project, such as <c>/Features/Calls/_CallRows.cshtml</c>.</param>
    /// <param name="model">What the fragment shows.</param>
    public async Task<string> Render(HttpContext request, string path, object model)
    {
        var found = engine.GetView(null, path, isMainPage: false);
        found.EnsureSuccessful([path]);
        await using var text = new StringWriter();
        // What Razor keeps of a page it keeps for a request, and a stream is one for minutes.
        await using var moment = request.RequestServices.CreateAsyncScope();
        var before = request.RequestServices;
        request.RequestServices = moment.ServiceProvider;
        try
        {
            await Render(request, found.View, model, text);
        }
        finally
        {
            request.RequestServices = before;
        }
        return text.ToString();
    }

    private async Task Render(HttpContext request, IView view, object model, StringWriter text)
    {
        var data = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model };
        var action = new ActionContext(request, request.GetRouteData(), new ActionDescriptor());
        await view.RenderAsync(new ViewContext(action, view, data, temporary.GetTempData(request), text, new HtmlHelperOptions()));
    }
}
