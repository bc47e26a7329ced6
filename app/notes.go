package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"lectern/app/library/annotation"
	"lectern/app/search"
)

type notesCommand struct {
	Brief  string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Output string `short:"o" placeholder:"FILE.md|FILE.jsonld" help:"The file to make, as Markdown or as Web Annotations (JSON-LD); without it Markdown is written to standard output."`
}

// Run writes what the reader has marked and noted in a brief.
func (c *notesCommand) Run(ctx context.Context, to streams) error {
	if c.Output != "" && !slices.Contains(search.NoteEndings, ending(c.Output)) {
		return misuse("-o: the file's ending decides what is made, so call it NAME.md or NAME.jsonld")
	}
	b, from, err := openText(c.Brief)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := refuseInput(c.Output, b, from); err != nil {
		return err
	}
	dir, err := annotation.Folder()
	if err != nil {
		return err
	}
	notes, err := search.OpenNotes(dir, b, from.AbsPath())
	if err != nil {
		return err
	}
	all := notes.All()
	if len(all) == 0 {
		fmt.Fprintln(to.err, "lectern: nothing is marked or noted in this brief")
		return nil
	}
	made, err := search.FormatNotes(c.Output, b, from.AbsPath(), all)
	if err != nil {
		return err
	}
	return deliver(ctx, c.Output, to, func(w io.Writer) error {
		_, err := w.Write(made)
		return err
	})
}
