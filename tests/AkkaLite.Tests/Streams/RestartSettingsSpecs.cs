using Akka.Streams;

namespace AkkaLite.Tests.Streams;

public sealed class RestartSettingsSpecs
{
    [Fact]
    public void The_pause_doubles_up_to_its_limit()
    {
        var settings = RestartSettings.Create(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(80), 0);

        Assert.Equal([20, 40, 80, 80], Enumerable.Range(0, 4).Select(restarts => settings.Delay(restarts).TotalMilliseconds));
    }

    [Fact]
    public void Chance_adds_no_more_than_its_share()
    {
        var settings = RestartSettings.Create(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), 0.2);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(settings.Delay(0).TotalMilliseconds, 100, 120));
    }
}
