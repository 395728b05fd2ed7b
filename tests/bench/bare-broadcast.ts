// A Socket.IO server that does nothing but say one small word to everybody when it is asked to: the floor of `bench hall`. In a
// process of its own.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

const http = createServer()
const server = new Server(http, { serveClient: false })
server.on('connection', (socket) => {
  socket.on('say', (word) => server.emit('changed', word))
})
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
