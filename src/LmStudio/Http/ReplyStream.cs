using System.Net;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Wire;

namespace FamilyChat.LmStudio.Http;

/// <summary>One reply under way: its response, its connection and its limits. Disposing it closes the connection, unless the reply is over.</summary>
internal sealed class ReplyStream : IAsyncDisposable
{
    private const int MaxErrorBytes = 64 * 1024;
    private static readonly TimeSpan ErrorLimit = TimeSpan.FromSeconds(5);

    /// <summary>After the model is done the count of tokens follows at once, or never.</summary>
    private static readonly TimeSpan TailLimit = TimeSpan.FromSeconds(2);

    private readonly ReplyParser _parser;
    private readonly Exchange _exchange;
    private readonly HttpResponseMessage _response;
    private readonly Deadline _deadline;
    private Stream? _body;
    private bool _read;
    private bool _tail;

    private ReplyStream(HttpResponseMessage response, Exchange exchange, Deadline deadline, ReplyParser parser)
    {
        _response = response;
        _exchange = exchange;
        _deadline = deadline;
        _parser = parser;
    }

    public HttpStatusCode Status => _response.StatusCode;

    /// <inheritdoc cref="ReplyParser.ThinksUnopened"/>
    public bool? ThinksUnopened => _parser.ThinksUnopened;

    public bool Accepted => _response.IsSuccessStatusCode;

    /// <summary>
    /// Sends a request and waits for the headers of its answer; sends it again if the connection turned out to be closed already.
    /// </summary>
    /// <exception cref="ModelServerException">No answer, or not in time.</exception>
    public static async Task<ReplyStream> OpenAsync(
        HttpClient http, Func<HttpRequestMessage> request, LmStudioOptions options, ReplyReading reading, TimeProvider time, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(options.ReplyLimit, time, cancellationToken);
        try
        {
            deadline.Within(options.HeadersLimit);
            var (response, exchange) = await SendAsync(http, request, deadline);
            return new ReplyStream(response, exchange, deadline, new ReplyParser(reading));
        }
        catch (OperationCanceledException e)
        {
            deadline.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelServerException(ModelServerError.FirstTokenTimeout, "no answer within the limit", e);
        }
        catch
        {
            deadline.Dispose();
            throw;
        }
    }

    /// <returns>The next part, or null after the last.</returns>
    /// <exception cref="ModelServerException">The reply failed.</exception>
    public async ValueTask<ReplyPart?> ReadAsync()
    {
        ReplyPart? part;
        while (!_parser.TryTake(out part) && !_parser.Ended)
            await FillAsync();
        return part ?? (_parser.TryTake(out part) ? part : null);
    }

    /// <summary>Why a request that was not <see cref="Accepted"/> was refused.</summary>
    public async Task<ModelServerException> RefusalAsync()
    {
        var body = new byte[MaxErrorBytes];
        var length = 0;
        try
        {
            _deadline.Within(ErrorLimit);
            _body = await _response.Content.ReadAsStreamAsync(_deadline.Token);
            length = await _body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, _deadline.Token);
            _read = length < body.Length;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            _deadline.ThrowIfCancelled();
        }

        return ErrorClassifier.Classify(WireErrorReader.ReadBody(body.AsSpan(0, length)), Status);
    }

    public ValueTask DisposeAsync()
    {
        if (!_read && !_parser.Done)
            _exchange.Abort();
        _response.Dispose();
        _parser.Dispose();
        _deadline.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<(HttpResponseMessage Response, Exchange Exchange)> SendAsync(
        HttpClient http, Func<HttpRequestMessage> request, Deadline deadline)
    {
        // Every turn but the first closes one idle connection, so there is an end.
        for (var fresh = false; ;)
        {
            var exchange = new Exchange(fresh);
            exchange.Enter();
            try
            {
                using var message = request();
                return (await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token), exchange);
            }
            catch (HttpRequestException) when (exchange.Declined || (!fresh && exchange.LostToKeepAlive))
            {
                fresh = true;
            }
            catch (HttpRequestException e)
            {
                throw TransportErrors.Classify(e);
            }
        }
    }

    private async ValueTask FillAsync()
    {
        try
        {
            if (_body is null)
            {
                _deadline.WithinTotal();
                _body = await _response.Content.ReadAsStreamAsync(_deadline.Token);
            }

            if (_parser.Finished && !_tail)
            {
                _tail = true;
                _deadline.Within(TailLimit);
            }

            var count = await _body.ReadAsync(_parser.Free(), _deadline.Token);
            _read = count == 0;
            if (_read)
                _parser.Complete();
            else
                _parser.Advance(count);
        }
        catch (OperationCanceledException e)
        {
            _deadline.ThrowIfCancelled();
            _parser.Fail(new ModelServerException(ModelServerError.Stalled, "the whole reply took longer than the limit", e));
        }
        catch (ModelServerException e)
        {
            _parser.Fail(e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            _deadline.ThrowIfCancelled();
            _parser.Fail(TransportErrors.Classify(e));
        }
    }
}
