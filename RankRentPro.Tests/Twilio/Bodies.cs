namespace RankRentPro.Tests.Twilio;

/// <summary>Answers as Twilio writes them.</summary>
internal static class Bodies
{
    public const string CallSid = "CA00000000000000000000000000000001";
    public const string NumberSid = "PN00000000000000000000000000000001";

    public static string Call(string sid = CallSid, string status = "completed", string price = "\"-0.03000\"", string duration = "\"61\"", string date = "Tue, 31 Aug 2010 20:36:28 +0000") =>
        $$"""
        {"sid":"{{sid}}","account_sid":"AC1","parent_call_sid":null,"phone_number_sid":"","to":"+14155550101","from":"+14155550102","status":"{{status}}",
         "start_time":"{{date}}","end_time":"","duration":{{duration}},"price":{{price}},"price_unit":"usd","direction":"outbound-teleport","queue_time":"0","subresource_uris":{"recordings":"/x"} }
        """;

    public static string Calls(string? next, params string[] calls) =>
        $$"""{"calls":[{{string.Join(',', calls)}}],"page":0,"page_size":1,"next_page_uri":{{(next is null ? "null" : $"\"{next}\"")}}}""";

    public static string Number(string phoneNumber = "+14155550101", string sid = NumberSid) =>
        $$"""{"sid":"{{sid}}","phone_number":"{{phoneNumber}}","voice_url":"","sms_url":null,"address_requirements":"none","capabilities":{"Voice":true,"SMS":true,"mms":false},"beta":false,"date_created":"Mon, 2 Nov 2026 08:01:02 +0000"}""";

    public static string Numbers(params string[] numbers) => $$"""{"incoming_phone_numbers":[{{string.Join(',', numbers)}}],"next_page_uri":null}""";

    public static string Error(int code, string message = "Something", int status = 400) =>
        $$"""{"code":{{code}},"message":"{{message}}","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""";
}
