using System.Text.Json;

namespace RankRentPro.Tests.Support;

public sealed class SchemaCheckTests
{
    private static readonly JsonElement _document = JsonDocument.Parse("""
        {"components": {"schemas": {
          "Call": {"type": "object", "required": ["id"], "properties": {
            "id": {"type": "string"}, "at": {"type": "string", "format": "date-time"}, "seconds": {"type": "integer"},
            "status": {"type": "string", "enum": ["a", "b"]}, "tags": {"type": "array", "items": {"type": "string"}}}}}}}
        """).RootElement;

    [Theory]
    [InlineData("""{"id": "1", "at": "2026-03-10T15:00:00.5+00:00", "seconds": 7, "status": "b", "tags": ["x"]}""", "")]
    [InlineData("""{"seconds": 7}""", "$.id is missing")]
    [InlineData("""{"id": 1}""", "$.id is integer, not string")]
    [InlineData("""{"id": "1", "seconds": 1.5}""", "$.seconds is number, not integer")]
    [InlineData("""{"id": "1", "at": "yesterday"}""", "$.at is yesterday, which is no instant")]
    [InlineData("""{"id": "1", "status": "c"}""", """$.status is c, which is not one of ["a", "b"]""")]
    [InlineData("""{"id": "1", "tags": [null]}""", "$.tags[0] is null, not string")]
    [InlineData("""{"id": "1", "more": true}""", "$.more is not in the document")]
    [InlineData("""[]""", "$ is array, not object")]
    public void Whatever_does_not_fit_is_found(string value, string problem) =>
        Assert.Equal(problem, string.Join('\n', new SchemaCheck(_document).Problems(JsonDocument.Parse("""{"$ref": "#/components/schemas/Call"}""").RootElement, JsonDocument.Parse(value).RootElement)));
}
