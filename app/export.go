package main

import (
	"context"
	"path/filepath"
	"strings"

	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/publish"
)

type exportCommand struct {
	Brief  string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Output string `short:"o" required:"" placeholder:"FILE.pdf" help:"The file to make."`
	Kind   string `enum:"briefing,slides" default:"briefing" help:"What to make: ${enum}."`
	Theme  string `enum:"light,dark" default:"light" help:"Ground of the pages: ${enum}."`
	Paper  string `enum:"a4,letter" default:"a4" help:"Paper of a briefing: ${enum}."`
}

// makers has what makes each kind.
var makers = map[string]func(context.Context, *brief.Brief, publish.Options) ([]byte, error){
	"briefing": publish.Briefing, "slides": publish.Slides,
}

func (c *exportCommand) Run(ctx context.Context, to streams) error {
	if !strings.EqualFold(filepath.Ext(c.Output), ".pdf") {
		return misuse("-o: the file's ending decides what is made, so end it in .pdf")
	}
	date, err := sourceDate()
	if err != nil {
		return err
	}
	b, folder, err := openBrief(c.Brief)
	if err != nil {
		return err
	}
	defer folder.Close()
	problems := within(folder, check.All(b))
	if errs := problems.Errors(); len(errs) > 0 {
		return errs
	}
	printProblems(to.err, problems)
	frugal(b.Incidents.Len())
	step, clear := progress(to.err)
	options := publish.Options{Version: version, Date: date, Progress: step, Dark: c.Theme == "dark"}
	if c.Paper == "letter" {
		options.Paper = publish.Letter
	}
	pdf, err := makers[c.Kind](ctx, b, options)
	clear()
	if err != nil {
		return err
	}
	return save(ctx, c.Output, pdf)
}
