using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using RankRentPro.Web.Api;

namespace RankRentPro.Web.Errors;

/// <summary>Turns a failure into problem+json for the API and a notice for htmx; a browser gets the page <c>/error</c>.</summary>
internal sealed class ErrorAnswers(FailureWords words, ILogger<ErrorAnswers> logger) : IExceptionHandler
{
    // Who follows the address of a recording is a program's player.
    private static readonly string[] _programs = ["/api", "/auth", "/media"];

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var failure = Keep(context, words.Of(exception));
        context.Response.StatusCode = failure.Status;
        logger.Log(failure.Status < 500 ? LogLevel.Warning : LogLevel.Error, exception, "Error {Id}: {Method} {Path} answered {Status}",
            failure.Id, context.Request.Method, Told(context), failure.Status);
        return await TryWrite(context, failure);
    }

    /// <summary>The same for an answer that has a status and no body.</summary>
    public async Task AnswerStatus(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var own = context.GetEndpoint()?.Metadata.GetMetadata<OwnWords>();
        var plain = Failure.Of(context.Response.StatusCode);
        var failure = Keep(context, own is null || plain.Status is not (404 or 503) ? plain : plain with { Title = own.Title, Text = own.Text });
        logger.LogInformation("Error {Id}: {Method} {Path} answered {Status}", failure.Id, context.Request.Method, Told(context), failure.Status);
        await TryWrite(context, failure);
    }

    /// <summary>Only used when even the error page fails, such as without a database.</summary>
    public static async Task AnswerPlainly(HttpContext context)
    {
        var failure = context.Features.Get<Failure>() ?? Failure.Of(StatusCodes.Status500InternalServerError) with { Id = context.TraceIdentifier };
        context.Response.Clear();
        context.Response.StatusCode = failure.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><title>{Encode(failure.Title)}</title><h1>{Encode(failure.Title)}</h1><p>{Encode(failure.Text)}</p><p>{Encode(failure.Id)}</p><p><a href=\"/\">Back to the start</a></p></html>");
    }

    private static Failure Keep(HttpContext context, Failure failure)
    {
        var known = failure with { Id = context.TraceIdentifier };
        context.Features.Set(known);
        return known;
    }

    private static async Task<bool> TryWrite(HttpContext context, Failure failure)
    {
        if (_programs.Any(room => PathOf(context).StartsWithSegments(room)))
        {
            var problem = ApiProblem.Details(failure.Status, failure.Status == StatusCodes.Status401Unauthorized ? ApiProblem.NoToken : failure.Text, failure.Title);
            problem.Extensions["id"] = failure.Id;
            await context.Response.WriteAsJsonAsync(problem, options: null, ApiProblem.ContentType);
            return true;
        }
        if (context.Request.WantsFragment())
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers["Error-Id"] = failure.Id;
            await context.Response.WriteAsync(context.Request.Targets("dialogs") || context.Request.Targets("dialog")
                ? Dialog(failure.Title, Notice(Encode(failure.Text), failure.Id))
                : Notice($"<strong>{Encode(failure.Title)}.</strong> {Encode(failure.Text)}", failure.Id));
            return true;
        }
        return false;
    }

    private static string Notice(string html, string id) =>
        $"<div class=\"notice notice-error\" role=\"alert\"><div><p>{html}</p><p class=\"hint\">{Encode(id)}</p></div></div>";

    // Nobody sees the place where dialogs arrive.
    private static string Dialog(string title, string body) =>
        $"<dialog data-modal class=\"dialog dialog-frame\" id=\"dialog\" aria-labelledby=\"dialog-title\"><div class=\"dialog-head\"><h2 id=\"dialog-title\">{Encode(title)}</h2></div><div class=\"dialog-body\">{body}<form method=\"dialog\" class=\"form-actions\"><button class=\"button\">Close</button></form></div></dialog>";

    // The exception handler has already turned the path into /error.
    private static PathString PathOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>()?.Path is { } path ? new PathString(path) : context.Request.Path;

    private static string Told(HttpContext context) =>
        (context.Features.Get<IExceptionHandlerPathFeature>()?.Endpoint ?? context.GetEndpoint()) is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<SecretAddress>() is not null
            ? endpoint.RoutePattern.RawText!
            : PathOf(context);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

public static class ErrorRegistration
{
    public static IServiceCollection AddErrors(this IServiceCollection services) => services
        .AddSingleton<FailureWords>()
        .AddSingleton<ErrorAnswers>()
        .AddSingleton<IExceptionHandler>(provider => provider.GetRequiredService<ErrorAnswers>());

    /// <summary>The room that throws <typeparamref name="T"/> says what it means to a user, or null where it cannot.</summary>
    public static IServiceCollection AddFailureWords<T>(this IServiceCollection services, Func<T, Failure?> words)
        where T : Exception =>
        services.AddSingleton(new FailureWords.Entry(exception => exception is T known ? words(known) : null));

    public static IApplicationBuilder UseErrors(this IApplicationBuilder app)
    {
        var answers = app.ApplicationServices.GetRequiredService<ErrorAnswers>();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                await ErrorAnswers.AnswerPlainly(context);
            }
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            AllowStatusCode404Response = true,
            // ErrorAnswers has logged it, with the id that the user sees.
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseStatusCodePagesWithReExecute("/error");
        return app.UseStatusCodePages(answers.AnswerStatus);
    }

    /// <summary>What failed in this request; somebody may also have typed the address of the error page.</summary>
    public static Failure Failure(this HttpContext context) =>
        context.Features.Get<Failure>() ?? Errors.Failure.Of(StatusCodes.Status404NotFound) with { Id = context.TraceIdentifier };
}
