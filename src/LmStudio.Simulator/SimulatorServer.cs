using System.Net;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Http;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FamilyChat.LmStudio.Simulator;

/// <summary>A running server that behaves like LM Studio, on 127.0.0.1; stopped when disposed.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GenerationHost _host;
    private readonly CancellationTokenSource _stopping;
    private int _disposed;

    private SimulatorServer(WebApplication app, GenerationHost host, CancellationTokenSource stopping)
    {
        (_app, _host, _stopping) = (app, host, stopping);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        BaseAddress = new Uri(addresses.Addresses.First());
    }

    /// <summary>Without <c>/v1</c>, e.g. <c>http://127.0.0.1:40123</c>.</summary>
    public Uri BaseAddress { get; }

    public SimulatorRecorder Recorder => _host.Recorder;

    /// <summary>Ids of the loaded instances.</summary>
    public IReadOnlyList<string> LoadedInstances => [.. _host.Shelf.Loaded.Select(instance => instance.Id)];

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, CancellationToken cancelled = default)
    {
        var stopping = new CancellationTokenSource();
        var effective = (options ?? new SimulatorOptions()) with { Stopping = stopping.Token };
        var host = new GenerationHost(
            effective, new ModelShelf(effective), new ScriptQueue(), new SimulatorRecorder(effective.RecordedRequests));
        host.Shelf.LoadAtStart();
        var app = Build(host);
        try
        {
            await app.StartAsync(cancelled);
            return new SimulatorServer(app, host, stopping);
        }
        catch
        {
            await app.DisposeAsync();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Enqueues behaviours; each generating request takes the first that fits it.</summary>
    public SimulatorServer Script(params IEnumerable<Behaviour> behaviours)
    {
        _host.Script.Add(behaviours);
        return this;
    }

    /// <summary>Forgets behaviours not yet taken.</summary>
    public void ClearScript() => _host.Script.Clear();

    /// <summary>Unloads an instance as a person at the machine would, also under a reply.</summary>
    public bool Unload(string instanceId) => _host.Shelf.Unload(instanceId);

    /// <summary>Ends once the server has been stopped from outside.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancelled) => _app.WaitForShutdownAsync(cancelled);

    /// <summary>Cuts replies that are being written, as <c>lms server stop</c> does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _host.Shelf.Dispose();
        _stopping.Dispose();
    }

    private static WebApplication Build(GenerationHost host)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, InProcessLifetime>();
        // The least there is: a token is with the operating system when the next one is begun, as with node.
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.MaxWriteBufferSize = 1).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.KeepAliveTimeout = host.Options.KeepAlive;
            kestrel.Listen(IPAddress.Loopback, host.Options.Port);
        });
        var app = builder.Build();
        var door = new FrontDoor(host.Options);
        app.Use(next => http => door.PassAsync(http, next));
        app.UseRouting();
        app.MapOpenAi(host);
        app.MapOtherOpenAi(host);
        app.MapDialect(host);
        app.MapFallback("{**path}", door.UnknownRouteAsync);
        return app;
    }
}
