using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberChoiceTests : IClassFixture<AppFixture>
{
    private readonly AppFixture _app;

    public NumberChoiceTests(AppFixture app)
    {
        _app = app;
        _app.ForgetNumbers();
        _app.Add(
            AgencyNumbers.Row(1, "+15125550117") with { FriendlyName = "Austin Plumbing", Site = "austin-plumbing.example" },
            AgencyNumbers.Row(2, "+15125550120") with { FriendlyName = "Austin", Site = "austin-roofs.example" },
            AgencyNumbers.Row(3, "+442079460118") with { FriendlyName = "London", ReleasedAt = AgencyNumbers.Bought.AddDays(9) });
    }

    [Theory]
    [InlineData("plumb", "+15125550117")]
    [InlineData("ROOFS.ex", "+15125550120")]
    [InlineData("austin", "+15125550120")]
    [InlineData("0117", "+15125550117")]
    [InlineData("(512) 555-0120", "+15125550120")]
    [InlineData("020 7946 0118", "+442079460118")]
    [InlineData("lond", "+442079460118")]
    public void What_only_one_number_has_names_it(string typed, string phone) =>
        Assert.Equal(phone, _app.Database.Read(connection => NumberChoice.Find(connection, typed))?.PhoneNumber);

    [Theory]
    [InlineData("ustin", 2)]
    [InlineData("555", 2)]
    [InlineData("call 0117", 0)]
    [InlineData(" ", 0)]
    public void What_several_have_or_none_names_nothing(string typed, int fitting) =>
        Assert.Equal(fitting, _app.Database.Read(connection => NumberChoice.Fitting(connection, typed)).Count);

    [Fact]
    public void Those_that_fit_are_said() => Assert.Equal(
        "2 numbers fit: (512) 555-0120 Austin, (512) 555-0117 Austin Plumbing. Type more of the one you mean.",
        NumberChoice.Problem(_app.Database.Read(connection => NumberChoice.Fitting(connection, "ustin"))));
}
