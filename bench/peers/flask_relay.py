"""The peer of the streaming table: a small relay from a model server to browsers, Flask-SocketIO on gevent.

Usage: flask_relay.py PORT MODEL_SERVER
Needs the distribution's python3-flask-socketio, python3-gevent, python3-gevent-websocket and python3-requests.
"""
from gevent import monkey

monkey.patch_all()

import json
import sys

import requests
from flask import Flask
from flask_socketio import SocketIO, emit

port, model = int(sys.argv[1]), sys.argv[2]
app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent")
session = requests.Session()
session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=128))


@app.get("/")
def index():
    return "ready"


@socketio.on("ask")
def ask(question):
    body = {"model": "synthetic", "stream": True, "messages": [{"role": "user", "content": question}]}
    with session.post(f"{model}/v1/chat/completions", json=body, stream=True) as response:
        for line in response.iter_lines(chunk_size=None):
            if not line.startswith(b"data: {"):
                continue
            text = json.loads(line[6:])["choices"][0]["delta"].get("content")
            if text:
                emit("token", text)
    emit("done", "")


socketio.run(app, host="127.0.0.1", port=port)
