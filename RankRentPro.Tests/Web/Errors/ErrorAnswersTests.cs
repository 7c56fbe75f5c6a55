using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RankRentPro.Tests.Features.Accounts;
using RankRentPro.Tests.Support;
using RankRentPro.Web.Errors;

namespace RankRentPro.Tests.Web.Errors;

public sealed class ErrorAnswersTests : IAsyncLifetime
{
    private readonly LoggedLines _log = new();
    private OwnerApp _app = null!;
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _app = new() { Replace = _log.Register };
        await _app.InitializeAsync();
        _visitor = _app.NewVisitor();
        await _visitor.SignIn();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_page_with_a_way_back()
    {
        var page = await _visitor.Get("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There is nothing here", page.Text("h1"));
        Assert.Equal("/", page.One("a.button-primary").GetAttribute("href"));
        Assert.True(page.Has("form[action='/logout']"));
    }

    [Fact]
    public async Task A_stranger_gets_the_error_page_without_the_shell()
    {
        using var stranger = _app.NewVisitor();

        var page = await stranger.Get("/error");

        Assert.Single(page.All("h1"));
        Assert.False(page.Has("form"));
    }

    [Fact]
    public async Task Htmx_gets_a_notice_to_put_into_the_region()
    {
        var fragment = await _visitor.GetFragment("/nowhere", "list");

        Assert.Equal(HttpStatusCode.NotFound, fragment.Status);
        Assert.Contains("There is nothing here", fragment.Text("div.notice.notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.False(fragment.Has("h1"));
    }

    [Fact]
    public async Task A_program_gets_problem_json()
    {
        var answer = await _visitor.Get("/api/nowhere");

        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal((401, "You are signed out"), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.Contains(_log.Lines, line => line.Contains(problem.GetProperty("id").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_is_a_page_without_a_trace_and_one_log_entry_with_its_id()
    {
        Break("drop table settings");

        var page = await _visitor.Get("/profile");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something went wrong here", page.Text("h1"));
        Assert.DoesNotContain("Sqlite", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Single(_log.Lines, line => line.Contains($"Error {page.Text("code")}", StringComparison.Ordinal) && line.Contains("no such table", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_of_a_region_names_the_log_entry_in_a_header_for_the_line_above_the_region()
    {
        Break("drop table settings");

        var fragment = await _visitor.GetFragment("/profile", "dialogs");

        Assert.Equal(HttpStatusCode.InternalServerError, fragment.Status);
        Assert.Contains(_log.Lines, line => line.Contains($"Error {fragment.Header("Error-Id")}:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_that_fails_is_the_same_page()
    {
        var form = (await _visitor.Get("/profile")).Form("main form");
        Break("drop table settings");

        Assert.Equal("Something went wrong here", (await form.Submit()).Text("h1"));
    }

    [Fact]
    public async Task Plain_words_are_left_when_even_the_error_page_fails()
    {
        Break("drop table users");

        var page = await _visitor.Get("/profile");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something went wrong here", page.Text("h1"));
        Assert.Equal("/", page.One("a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("create table spare (id integer) strict", "/profile")]
    [InlineData("drop table settings", "/profile")]
    [InlineData("drop table users", "/profile")]
    [InlineData("drop table users", "/api/profile")]
    public async Task Every_answer_carries_the_security_headers(string sql, string path)
    {
        Break(sql);

        var answer = await _visitor.Get(path);

        Assert.StartsWith("default-src 'self'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_fields_than_a_form_may_have_are_not_an_error_of_the_server()
    {
        var fields = Enumerable.Range(0, 2000).Select(i => ($"field{i}", "x")).ToArray();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _visitor.Post("/profile", fields)).Status);
    }

    [Fact]
    public async Task The_room_that_throws_says_what_it_means()
    {
        await using var app = new OwnerApp { Replace = services => services.AddFailureWords<SqliteException>(_ => Failure.Of(503) with { Title = "The storage is away" }) };
        await app.Started();
        using var visitor = app.NewVisitor();
        await visitor.SignIn();
        app.Database.Write(connection => connection.Execute("drop table settings"));

        var page = await visitor.Get("/profile");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The storage is away"), (page.Status, page.Text("h1")));
    }

    private void Break(string sql) => _app.Database.Write(connection => connection.Execute(sql));
}
