// What React 18 writes of a page, as it should have: it encodes into views of 2,048 bytes, and where a character of several bytes does not
// fit at the end of one it sends the whole view, with one or two zero bytes where there is nothing. Browsers read each as U+FFFD, so
// that pages in Arabic have a strange sign now and then. No page has a zero byte of its own.
// Source: react-dom 18.3.1, react-dom-server.node, `writeStringChunk`.
import { Transform } from 'node:stream'

export const withoutPadding = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let end = chunk.length
      while (end > 0 && chunk[end - 1] === 0) end--
      done(null, chunk.subarray(0, end))
    },
  })
