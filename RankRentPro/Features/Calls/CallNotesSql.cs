using System.Data.Common;
using System.Text.Json;
using Dapper;
using RankRentPro.Data;

namespace RankRentPro.Features.Calls;

/// <summary>What people wrote about a call, and which call of its caller it is.</summary>
public sealed record CallMarks
{
    public static readonly CallMarks None = new();

    public string Note { get; init; } = "";

    /// <summary>With commas between them, in the order of the alphabet.</summary>
    public string Tags { get; init; } = "";

    /// <summary>0 before the first note or tag.</summary>
    public long Version { get; init; }

    /// <summary>1 for the caller's first call to the site, 2 for the second; 0 where nobody counts.</summary>
    public long Ordinal { get; init; }
}

/// <summary>An edit of the call's note and tags, made from a version of them.</summary>
public sealed record CallNoteEdit(long CallId, long Version, string Note, IReadOnlyList<string> Tags);

public static class CallNotesSql
{
    /// <summary>The marks of a call that a statement calls <c>found</c>; it needs <see cref="OfFound"/>.</summary>
    internal static readonly string Marks = $"""
        note as Note, version as Version,
        iif(call_id is null, null, (select group_concat(tag, ', ') from (select tag from call_tags where call_tags.call_id = found.id order by tag))) as Tags,
        {CallerCountSql.Ordinal} as Ordinal
        """;

    internal const string OfFound = "left join call_notes on call_notes.call_id = found.id";

    /// <summary>The marks of these calls, in one statement for all of them.</summary>
    public static Dictionary<long, CallMarks> Of(DbConnection connection, IEnumerable<long> ids) => connection.Rows($"""
        select {Marks}, id as Id
        from calls found
        {OfFound}
        where id in (select value from json_each(@ids))
        """, new { ids = JsonSerializer.Serialize(ids) }, row => (Id: row.GetInt64(4), Marks: Read(row, 0))).ToDictionary(call => call.Id, call => call.Marks);

    /// <summary>The calls, each with its marks.</summary>
    public static List<MarkedRow> Mark(DbConnection connection, IReadOnlyList<CallRow> calls)
    {
        var marks = Of(connection, calls.Select(call => call.Id));
        return [.. calls.Select(call => new MarkedRow(call, marks.GetValueOrDefault(call.Id, CallMarks.None)))];
    }

    /// <summary>The columns of <see cref="Marks"/>, from <paramref name="first"/> on.</summary>
    internal static CallMarks Read(DbDataReader row, int first)
    {
        var (version, ordinal) = (row.NumberOrNull(first + 1) ?? 0, row.GetInt64(first + 3));
        return version == 0 && ordinal == 0 ? CallMarks.None : new()
        {
            Note = row.TextOrNull(first) ?? "",
            Version = version,
            Tags = row.TextOrNull(first + 2) ?? "",
            Ordinal = ordinal,
        };
    }

    /// <returns>False when somebody changed the note or the tags since the edit's version.</returns>
    public static bool Edit(DbConnection connection, CallNoteEdit edit, DateTimeOffset now)
    {
        var written = connection.Execute("""
            insert into call_notes (call_id, note, version, changed_at)
            select @CallId, @Note, 1, @now
            where @Version = 0 or exists (select 1 from call_notes where call_id = @CallId)
            on conflict (call_id) do update set
                note = excluded.note,
                version = version + 1,
                changed_at = excluded.changed_at
            where version = @Version
            """, new { edit.CallId, edit.Note, edit.Version, now });
        if (written == 0)
        {
            return false;
        }
        connection.Execute("delete from call_tags where call_id = @CallId", new { edit.CallId });
        connection.Execute("""
            insert into call_tags (tag, call_id)
            values (@tag, @CallId)
            """, edit.Tags.Select(tag => new { tag, edit.CallId }));
        CallsSql.Touch(connection, [edit.CallId], now);
        return true;
    }

    /// <summary>What was written about one call is said of another, below what was said of it before; what is too long for one note is cut off.</summary>
    public static void Move(DbConnection connection, long from, long to)
    {
        connection.Execute("""
            insert into call_notes (call_id, note, version, changed_at)
            select @to, note, version, changed_at
            from call_notes
            where call_id = @from
            on conflict (call_id) do update set
                note = substr(trim(note || char(10) || excluded.note, char(10)), 1, 4000),
                version = version + 1
            """, new { from, to });
        connection.Execute("""
            insert into call_tags (tag, call_id)
            select tag, @to
            from call_tags
            where call_id = @from
            on conflict do nothing;
            delete from call_tags where call_id = @from;
            delete from call_notes where call_id = @from;
            """, new { from, to });
    }

    /// <summary>Tags in use that start like this one, in the order of the alphabet.</summary>
    public static List<string> Suggestions(DbConnection connection, string start, int size) => connection.Query<string>("""
        select distinct tag
        from call_tags
        where tag >= @start
          and tag < @start || char(0x10ffff)
        order by tag
        limit @size
        """, new { start, size }).AsList();
}
