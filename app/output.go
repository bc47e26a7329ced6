package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"lectern/app/brief"
	"lectern/app/folder"
)

// save writes a file as a whole, unless the command was interrupted.
func save(ctx context.Context, name string, data []byte) error {
	writing.Lock()
	defer writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return folder.WriteFile(name, data)
}

// deliver writes to a file, as a whole unless the command is interrupted, or to standard output where none is named.
func deliver(ctx context.Context, name string, to streams, write func(io.Writer) error) error {
	if name == "" {
		return writeOut(to.out, write)
	}
	writing.Lock()
	defer writing.Unlock()
	return folder.Write(name, func(w io.Writer) error {
		if err := write(w); err != nil {
			return err
		}
		return ctx.Err()
	})
}

// refuseInput returns an error if an output would replace a file that it is made of.
func refuseInput(output string, b *brief.Brief, from *folder.Folder) error {
	if output != "" && from.Holds(output, b.NamedFiles()) {
		return misuse("-o: the brief is made of " + output + ", name another file")
	}
	return nil
}

// ending returns the ending of a file's name in small letters, or "" where the whole name is an ending.
func ending(file string) string {
	base := filepath.Base(file)
	if ext := filepath.Ext(base); ext != base {
		return strings.ToLower(ext)
	}
	return ""
}
