using FamilyChat.Browser.Tests.Driving;

namespace FamilyChat.Browser.Tests.Work;

/// <summary>Fills a conversation with many questions and replies over a socket of its own, as quickly as the server takes them.</summary>
internal static class Chatter
{
    /// <summary>Asks so many questions, each a little text, and waits until the last has its reply.</summary>
    public static Task FillAsync(ChatPage page, string conversation, int questions) =>
        page.Page.EvaluateAsync(
            """
            ({ conversation, questions }) => new Promise((done, fail) => {
              const end = '\u001e';
              const socket = new WebSocket(`ws://${location.host}/hub/chat`);
              const send = message => socket.send(JSON.stringify(message) + end);
              const ask = n => send({ type: 1, invocationId: String(n), target: 'Send', arguments: [{
                conversationId: conversation, messageId: crypto.randomUUID(), queue: true, text: `message ${n} of a long evening`,
              }] });
              let replies = 0;
              socket.onopen = () => send({ protocol: 'json', version: 1 });
              socket.onerror = () => fail(new Error('the socket broke'));
              socket.onmessage = ({ data }) => {
                for (const message of data.split(end).filter(Boolean).map(text => JSON.parse(text))) {
                  if (message.type === undefined) {
                    send({ type: 4, invocationId: 'watch', target: 'Watch', arguments: [{ conversationId: conversation }] });
                    for (let n = 1; n <= questions; n++) ask(n);
                  }
                  if (message.type === 3 && message.error) fail(new Error(message.error));
                  if (message.type !== 2) continue;
                  if (message.item.type === 'ended') replies++;
                  // A reader that falls behind begins again with what there is.
                  if (message.item.type === 'snapshot') replies = message.item.messages.filter(m => m.role === 'assistant').length;
                  if (replies === questions) {
                    socket.close();
                    done();
                  }
                }
              };
            })
            """,
            new { conversation, questions });
}
