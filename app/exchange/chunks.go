package exchange

import (
	"io"
)

// chunks holds bytes in pieces of one size, so that they can be read to their end without being copied into ever
// larger memory.
type chunks struct {
	pieces [][]byte
	size   int64
}

const chunkSize = 1 << 20

// readChunks reads all of r, and one byte beyond a limit if there is more.
func readChunks(r io.Reader, limit int64) (*chunks, error) {
	c := &chunks{}
	r = io.LimitReader(r, limit+1)
	for {
		piece := make([]byte, chunkSize)
		n, err := fill(r, piece)
		if n > 0 {
			c.pieces, c.size = append(c.pieces, piece[:n]), c.size+int64(n)
		}
		switch err {
		case nil:
		case io.EOF:
			return c, nil
		default:
			return c, err
		}
	}
}

// fill reads until p is full. The error is io.EOF where the text ends before, and otherwise that of the reader:
// io.ReadFull returns io.ErrUnexpectedEOF for both, which is also how a packed file says that its end is missing.
func fill(r io.Reader, p []byte) (n int, err error) {
	for n < len(p) && err == nil {
		var more int
		more, err = r.Read(p[n:])
		n += more
	}
	if n == len(p) {
		return n, nil
	}
	return n, err
}

// ReadAt implements io.ReaderAt.
func (c *chunks) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) {
		if at >= c.size {
			return n, io.EOF
		}
		copied := copy(p[n:], c.pieces[at/chunkSize][at%chunkSize:])
		n, at = n+copied, at+int64(copied)
	}
	return n, nil
}
