package main

import (
	"context"
	"io"

	"lectern/app/edition"
	"lectern/app/folder"
	"lectern/app/load"
)

type changesCommand struct {
	Earlier string `arg:"" help:"The earlier edition: a folder, a .brief file, a PDF that Lectern made of it, or a file of incidents."`
	Later   string `arg:"" help:"The later one, or the name of a shipped brief."`
	Output  string `short:"o" placeholder:"FILE.md" help:"The file to make, in Markdown; without it standard output is written to."`
}

// Run says what has changed from an earlier edition of a brief to a later one.
func (c *changesCommand) Run(ctx context.Context, to streams) error {
	if c.Output != "" && ending(c.Output) != ".md" {
		return misuse("-o: it is written in Markdown, so call it NAME.md")
	}
	limitMemory(whileOpening)
	var editions [2]edition.Edition
	for i, name := range []string{c.Earlier, c.Later} {
		from, err := folder.Open(name)
		if err != nil {
			return err
		}
		defer from.Close()
		b, _, _ := load.Brief(from.FS, nil)
		if err := refuseInput(c.Output, b, from); err != nil {
			return err
		}
		editions[i] = edition.Edition{Brief: b, From: from}
	}
	changes, err := edition.Compare(editions[0], editions[1])
	if err != nil {
		return err
	}
	return deliver(ctx, c.Output, to, func(w io.Writer) error {
		_, err := io.WriteString(w, changes.Markdown())
		return err
	})
}
