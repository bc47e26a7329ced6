package main

import (
	"cmp"
	"context"
	"io"

	"lectern/app/publish"
	"lectern/app/publish/plain"
)

type readCommand struct {
	Brief   string `arg:"" optional:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Section string `placeholder:"ID" help:"Open at this section."`
	At      string `placeholder:"ADDRESS" help:"Open at this paragraph, drawing or section, by the address that the window shows beside it."`
	Plain   bool   `help:"Write the brief as plain text instead of opening a window."`
}

func (c *readCommand) Run(ctx context.Context, to streams) error {
	if c.Plain {
		return c.print(ctx, to)
	}
	return openWindow(window{brief: c.Brief, section: cmp.Or(c.At, c.Section)})
}

// print writes the brief as plain text to standard output.
func (c *readCommand) print(ctx context.Context, to streams) error {
	if c.Brief == "" {
		return misuse("--plain: name the brief to write")
	}
	b, from, err := openText(c.Brief)
	if err != nil {
		return err
	}
	defer from.Close()
	printProblems(to.err, b.Problems)
	text, err := plain.Briefing(ctx, b, publish.Options{Version: version})
	if err != nil {
		return err
	}
	return writeOut(to.out, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}
