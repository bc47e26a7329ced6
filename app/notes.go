package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"lectern/app/library/annotation"
	"lectern/app/search"
)

type notesCommand struct {
	Brief  string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Output string `short:"o" placeholder:"FILE.md|FILE.jsonld" help:"The file to make, as Markdown or as Web Annotations (JSON-LD); without it Markdown is written to standard output."`
}

func (c *notesCommand) Run(ctx context.Context, to streams) error {
	if c.Output != "" && !slices.Contains(search.NoteEndings, ending(c.Output)) {
		return misuse("-o: the file's ending decides what is made, so call it NAME.md or NAME.jsonld")
	}
	b, from, err := openBrief(c.Brief)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := refuseInput(c.Output, b, from); c.Output != "" && err != nil {
		return err
	}
	dir, err := annotation.Folder()
	if err != nil {
		return err
	}
	path := from.Path
	if !from.Shipped {
		if path, err = filepath.Abs(path); err != nil {
			return fmt.Errorf("finding %s: %w", from.Path, err)
		}
	}
	notes, err := search.OpenNotes(dir, b, path)
	if err != nil {
		return err
	}
	if len(notes.All()) == 0 {
		fmt.Fprintln(to.err, "lectern: nothing is marked or noted in this brief")
		return nil
	}
	made, err := search.FormatNotes(c.Output, b, path, notes.All())
	if err != nil {
		return err
	}
	if c.Output != "" {
		return save(ctx, c.Output, made)
	}
	return writeOut(to.out, func(w io.Writer) error {
		_, err := w.Write(made)
		return err
	})
}
