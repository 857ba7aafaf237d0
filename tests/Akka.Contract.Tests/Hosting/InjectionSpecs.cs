using Akka.Actor;
using Akka.DependencyInjection;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Contract.Tests.Hosting;

public sealed class InjectionSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private IHost _host = null!;

    private ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new Greeting("hello"));
        builder.Services.AddAkka("injected", (akka, services) => akka
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithActors((system, registry, resolver) =>
                registry.Register<Greeter>(system.ActorOf(resolver.Props<Greeter>(services.GetRequiredService<Greeting>().Text.Length))))
            .WithActors(async (system, registry, resolver) =>
            {
                await Task.Yield();
                registry.Register<Visitor>(system.ActorOf(resolver.Props<Visitor>()));
            }));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Services_and_arguments_of_ones_own_meet_in_the_constructor()
    {
        var greeter = System.ActorOf(DependencyResolver.For(System).Props<Greeter>(7));
        Assert.Equal("hello 7", await greeter.Ask<string>("who", Limit));
    }

    [Fact]
    public async Task Starters_get_a_resolver()
    {
        var greeter = await _host.Services.GetRequiredService<IRequiredActor<Greeter>>().GetAsync().WaitAsync(Limit);
        Assert.Equal("hello 5", await greeter.Ask<string>("who", Limit));
    }

    [Fact]
    public async Task A_restarted_actor_is_injected_anew_with_the_same_arguments()
    {
        var greeter = System.ActorOf(DependencyResolver.For(System).Props<Greeter>(7));
        greeter.Tell("fail");
        Assert.Equal("hello 7", await greeter.Ask<string>("who", Limit));
    }

    [Fact]
    public async Task Props_with_services_keep_their_supervision()
    {
        var props = DependencyResolver.For(System).Props<Greeter>(7).WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);
        Assert.Equal("hello 7", await System.ActorOf(props).Ask<string>("who", Limit));
    }

    [Fact]
    public async Task Other_actors_can_be_asked_for_in_a_constructor()
    {
        var visitor = _host.Services.GetRequiredService<IRequiredActor<Visitor>>().ActorRef;
        Assert.Equal("hello 5", await visitor.Ask<string>("who", Limit));
    }

    private sealed record Greeting(string Text);

    private sealed class Greeter : ReceiveActor
    {
        public Greeter(Greeting greeting, int number)
        {
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("failing as told"));
            Receive<string>(_ => Sender.Tell($"{greeting.Text} {number}"));
        }
    }

    private sealed class Visitor : ReceiveActor
    {
        public Visitor(IRequiredActor<Greeter> greeter) => ReceiveAny(message => greeter.ActorRef.Forward(message));
    }
}
