import { WebSocketServer } from 'ws';
import { memberOf } from './routes.mjs';

const end = '\u001e';

/** The SignalR JSON protocol over a WebSocket: handshake, invocations, streams, pings. */
export function acceptHub(server, world) {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (!request.url.startsWith('/hub/chat') || !memberOf(world, request)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (ws) => talk(ws, world));
  });
}

function talk(ws, world) {
  const streams = new Map();
  let shaken = false;
  const write = (message) => ws.readyState === ws.OPEN && ws.send(JSON.stringify(message) + end);
  const ping = setInterval(() => write({ type: 6 }), 10_000);
  const close = (id) => {
    streams.get(id)?.();
    streams.delete(id);
  };
  ws.on('close', () => {
    clearInterval(ping);
    for (const id of [...streams.keys()]) close(id);
  });
  ws.on('message', (data) => {
    for (const part of data.toString().split(end).filter(Boolean)) {
      const message = JSON.parse(part);
      if (!shaken) {
        shaken = true;
        write({});
      } else if (message.type === 1) invoke(message);
      else if (message.type === 4) streams.set(message.invocationId, open(message));
      else if (message.type === 5) close(message.invocationId);
    }
  });

  function invoke({ invocationId, target, arguments: [args] }) {
    const run = { Send: 'send', Stop: 'stop', Regenerate: 'regenerate', Continue: 'continue' }[target];
    try {
      write({ type: 3, invocationId, result: world[run](args) });
    } catch (error) {
      write({
        type: 3,
        invocationId,
        error: `An unexpected error occurred invoking '${target}' on the server. HubException: ${error.message}`,
      });
    }
  }

  function open({ invocationId, target, arguments: [args] }) {
    const next = (item) => write({ type: 2, invocationId, item });
    if (target === 'WatchAll') {
      world.lists.add(next);
      next({ type: 'modelServer', ...world.modelServer });
      return () => world.lists.delete(next);
    }
    const c = world.conversations.get(args.conversationId);
    if (!c) {
      write({ type: 3, invocationId, error: 'HubException: not-found: no such conversation' });
      return () => {};
    }
    const fits = c.draft && args.replyId === c.draft.replyId && args.offset <= c.draft.text.length;
    if (!fits) next({ type: 'snapshot', messages: c.messages, draft: c.draft });
    else if (args.offset < c.draft.text.length)
      next({ type: 'delta', replyId: c.draft.replyId, offset: args.offset, text: c.draft.text.slice(args.offset) });
    const watcher = { id: args.conversationId, next };
    world.watchers.add(watcher);
    return () => world.watchers.delete(watcher);
  }
}
