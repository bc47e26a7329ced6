package main

import (
	"bytes"
	"context"
	"io"

	"lectern/app/library"
)

// save writes a file whole, unless the command was interrupted.
func save(ctx context.Context, name string, data []byte) error {
	writing.Lock()
	defer writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return library.WriteFile(name, data)
}

// deliver writes to a file, or to standard output where none is named.
func deliver(ctx context.Context, name string, to streams, write func(io.Writer) error) error {
	if name == "" {
		return write(to.out)
	}
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return err
	}
	return save(ctx, name, data.Bytes())
}
