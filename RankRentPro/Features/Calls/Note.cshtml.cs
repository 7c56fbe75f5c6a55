using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed record NoteForm
{
    public const int LongestNote = 4_000;

    public string? Note { get; init; }
    public string? Tags { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public long Version { get; init; }

    /// <returns>Null when a field has a problem; the model state says which.</returns>
    public CallNoteEdit? Read(long callId, ModelStateDictionary problems)
    {
        // Browsers send each line break as two characters, and count it as one.
        var note = (Note ?? "").ReplaceLineEndings("\n").Trim();
        if (note.Length > LongestNote)
        {
            problems.AddModelError(nameof(Note), $"Shorten the note to {LongestNote:N0} characters: it has {note.Length:N0}.");
        }
        if (CallTags.Read(Tags, out var problem) is not { } tags)
        {
            problems.AddModelError(nameof(Tags), problem);
            return null;
        }
        return problems.IsValid ? new(callId, Version, note, tags) : null;
    }
}

public sealed class NoteModel(Database database, LiveTopics live, TimeProvider clock) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public NoteForm Form { get; set; } = new();

    /// <summary>The form was opened in the call's details, and leads back there.</summary>
    [BindProperty(SupportsGet = true, Name = "details")]
    public bool InDetails { get; set; }

    public CallLine Call { get; private set; } = null!;

    /// <summary>Somebody changed the note since the form was opened: what is stored is shown beside what was typed.</summary>
    public bool IsStale { get; private set; }

    public string Address => $"{Call.NoteLink}{(InDetails ? "?details=true" : "")}";

    public IActionResult OnGet(string sid)
    {
        Response.VaryByHtmx();
        if (!Load(sid))
        {
            return NotFound();
        }
        Form = new() { Note = Call.Marks.Note, Tags = Call.Marks.Tags, Version = Call.Marks.Version };
        return Page();
    }

    public IActionResult OnPost(string sid)
    {
        if (!Load(sid))
        {
            return NotFound();
        }
        var edit = Form.Read(Call.Row.Id, ModelState);
        if (edit is not null && database.Write(connection => CallNotesSql.Edit(connection, edit, clock.GetUtcNow())))
        {
            live.TellCall(sid);
            return this.Done(database.Read(connection => MarkedCall.Of(connection, sid, HttpContext.SignedIn().Zone, InDetails, Request)) with { Toast = new("The note is saved.") });
        }
        if (edit is not null)
        {
            Load(sid);
            IsStale = true;
            ModelState.AddModelError("", "Somebody changed this note since you opened the form. Compare, then save again to keep what you typed.");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public IActionResult ShowFormAgain() => Load(RouteData.Values["sid"] as string ?? "") ? Page() : NotFound();

    private bool Load(string sid)
    {
        Call = database.Read(connection => CallDetails.Read(connection, sid, HttpContext.SignedIn().Zone))?.Line!;
        return Call is not null;
    }
}
