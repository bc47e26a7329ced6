package pdf

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// packing is a stream that is being compressed in the background.
type packing struct {
	done chan struct{}
	of   object
}

// packers returns the pool of compressors, one for each processor. They are large, so they are reused.
var packers = sync.OnceValue(func() chan *zlib.Writer {
	all := make(chan *zlib.Writer, runtime.GOMAXPROCS(0))
	for range cap(all) {
		all <- zlib.NewWriter(nil)
	}
	return all
})

// packLater starts to compress the stream of an object, once a processor is free for it: pages are drawn faster
// than they are compressed, and would fill memory.
func packLater(o object) *packing {
	p := &packing{make(chan struct{}), o}
	w := <-packers()
	go func() {
		p.of.deflate(w)
		packers() <- w
		close(p.done)
	}()
	return p
}

// asIs returns an object that isn't to be compressed.
func asIs(o object) *packing {
	p := &packing{make(chan struct{}), o}
	close(p.done)
	return p
}

// wait returns the object once its stream is compressed.
func (p *packing) wait() object {
	<-p.done
	return p.of
}

// deflate compresses the stream and adds filter and length to the dictionary.
func (o *object) deflate(w *zlib.Writer) {
	var b bytes.Buffer
	w.Reset(&b)
	w.Write(o.stream) // into memory: it can't fail
	w.Close()
	w.Reset(nil) // lets go of b
	o.dict = insert(o.dict, fmt.Sprintf(" /Filter /FlateDecode /Length %d", b.Len()))
	o.stream, o.pack = bytes.Clone(b.Bytes()), false // without the room that b has at its end
}

// packAll compresses the streams of objects, several at a time.
func packAll(objects []object) {
	packings := make([]*packing, len(objects))
	for i, o := range objects {
		if o.pack {
			packings[i] = packLater(o)
		}
	}
	for i, p := range packings {
		if p != nil {
			objects[i] = p.wait()
		}
	}
}
