// SPDX-License-Identifier: Apache-2.0
// Prints its port, and ends when its standard input does.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const answer = (text) => {
  const said = JSON.parse(text);
  if (said.event !== 'say') {
    throw new Error(`no such event: ${said.event}`);
  }
  const { at, room, seq, text: words, user } = said.data;
  return JSON.stringify({ event: 'say', data: { at, room, seq, text: words, user } });
};

const echo = new WebSocketServer({ noServer: true, perMessageDeflate: false });
echo.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (message) => socket.send(answer(message.toString())));
});

const broadcast = new WebSocketServer({ noServer: true, perMessageDeflate: false });
broadcast.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (message) => {
    const said = answer(message.toString());
    for (const receiver of broadcast.clients) {
      receiver.send(said);
    }
  });
});

const server = createServer();
server.on('upgrade', (request, socket, head) => {
  const endpoint = request.url === '/broadcast' ? broadcast : echo;
  endpoint.handleUpgrade(request, socket, head, (opened) => endpoint.emit('connection', opened, request));
});
server.listen(0, '127.0.0.1', 1024, () => console.log(`PORT ${server.address().port}`));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
