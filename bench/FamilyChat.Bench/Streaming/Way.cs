using FamilyChat.Bench.Processes;

namespace FamilyChat.Bench.Streaming;

/// <summary>A way from the synthetic model to its readers, with the server that makes it.</summary>
/// <param name="Kind">Which <see cref="Person"/> goes this way.</param>
/// <param name="Server">Null when nothing stands between.</param>
internal sealed record Way(string Name, string Kind, int Port, Helper? Server) : IDisposable
{
    internal static Way Direct(int model) => new("direct", nameof(HttpPerson), model, null);

    internal static async Task<Way> FamilyChatAsync(string name, string application, DirectoryInfo folder, int model)
    {
        var server = await PublishedServer.StartAsync(application, Path.Combine(folder.FullName, name), model);
        return new Way(name, nameof(Member), server.Port, server.Process);
    }

    /// <summary>A proxy that passes on every packet at once.</summary>
    /// <returns>Null when nginx is not installed.</returns>
    internal static async Task<Way?> NginxAsync(DirectoryInfo folder, int model)
    {
        const string Program = "/usr/sbin/nginx";
        if (!File.Exists(Program))
            return null;
        var port = Helper.FreePort();
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off; worker_processes 1; pid {{folder.FullName}}/nginx.pid; error_log stderr;
            events { worker_connections 1024; }
            http {
              access_log off; client_body_temp_path {{folder.FullName}}; proxy_temp_path {{folder.FullName}};
              fastcgi_temp_path {{folder.FullName}}; uwsgi_temp_path {{folder.FullName}}; scgi_temp_path {{folder.FullName}};
              upstream model { server 127.0.0.1:{{model}}; keepalive 128; }
              server {
                listen 127.0.0.1:{{port}}; tcp_nodelay on;
                location / { proxy_pass http://model; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }
              }
            }
            """);
        var server = Helper.Start(Program, ["-c", configuration, "-p", folder.FullName]);
        await server.ReadyAsync(port, "/v1/models");
        return new Way("nginx", nameof(HttpPerson), port, server);
    }

    /// <summary>A small relay of the kind this application once was: Flask-SocketIO on gevent, from the distribution's packages.</summary>
    /// <returns>Null when those are not installed.</returns>
    internal static async Task<Way?> FlaskAsync(string relay, int model)
    {
        const string Program = "/usr/bin/python3";
        if (!Directory.Exists("/usr/lib/python3/dist-packages/flask_socketio"))
            return null;
        var port = Helper.FreePort();
        var server = Helper.Start(Program, [relay, $"{port}", $"http://127.0.0.1:{model}"]);
        await server.ReadyAsync(port, "/");
        return new Way("Flask", nameof(FlaskPerson), port, server);
    }

    public void Dispose() => Server?.Dispose();
}
