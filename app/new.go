package main

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/incident"
)

type newCommand struct {
	Dir string `arg:"" help:"The folder to make; it may exist if it is empty."`
}

func (c *newCommand) Run(ctx context.Context) error {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return err
	}
	writing.Lock()
	defer writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return folder.Create(c.Dir, brief.Template(brief.NewID(), titled(filepath.Base(dir)), time.Now()))
}

// titled returns a title for a folder's name.
func titled(name string) string {
	words := strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToValidUTF8(name, "")))
	if words == "" {
		return "A new brief"
	}
	return incident.Capital(words)
}
