package main

import (
	"context"
	"fmt"

	"lectern/app/folder"
	"lectern/app/problem"
)

type openCommand struct {
	Input  string `arg:"" name:"file" help:"A PDF that Lectern made, a .brief file or the name of a shipped brief."`
	Output string `short:"o" required:"" placeholder:"DIR" help:"The folder to make; it may exist if it is empty."`
}

// Run makes a brief's folder from a file that contains one.
func (c *openCommand) Run(ctx context.Context, to streams) error {
	from, err := folder.Open(c.Input)
	if err != nil {
		return err
	}
	defer from.Close()
	if from.Table != "" {
		return problem.New(problem.Unreadable, problem.Place{File: c.Input}, "it is a file of incidents and holds no brief", "give a PDF that Lectern made, or a .brief file")
	}
	if !from.ReadOnly {
		return problem.New(problem.Unreadable, problem.Place{File: c.Input}, "it is a folder already", "give a PDF that Lectern made, or a .brief file")
	}
	files, err := from.Files()
	if err != nil {
		return err
	}
	writing.Lock()
	defer writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := folder.Create(c.Output, files); err != nil {
		return err
	}
	for _, note := range from.Notes {
		fmt.Fprintf(to.err, "lectern: %s\n", printable(note))
	}
	return nil
}
