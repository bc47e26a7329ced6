package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/problem"
	"lectern/app/publish"
	"lectern/app/publish/web"
	"lectern/app/typeset"
)

type exportCommand struct {
	Brief  string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Output string `short:"o" required:"" placeholder:"FILE.pdf|FILE.html" help:"The file to make: its ending decides what."`
	Kind   string `enum:"briefing,slides" default:"briefing" help:"What to make: ${enum}."`
	Theme  string `enum:"light,dark" default:"light" help:"Ground of the pages: ${enum}. A page of HTML follows its reader unless it is dark."`
	Draft  bool   `help:"Make the file in spite of errors, with DRAFT on every page, and say what doesn’t hold then."`
	Paper  string `enum:"a4,letter" default:"a4" help:"Paper of a briefing: ${enum}."`
}

// maker makes a file of a brief.
type maker func(context.Context, *brief.Brief, publish.Options) ([]byte, error)

// makers has what makes each kind, by the ending of the file.
var makers = map[string]map[string]maker{
	".pdf":  {"briefing": publish.Briefing, "slides": publish.Slides},
	".html": {"briefing": web.Briefing},
}

func (c *exportCommand) maker() (maker, error) {
	kinds, ok := makers[ending(c.Output)]
	if !ok {
		return nil, misuse("-o: the file's ending decides what is made, so call it NAME.pdf or NAME.html")
	}
	make, ok := kinds[c.Kind]
	if !ok {
		return nil, misuse("--kind " + c.Kind + ": these are made as .pdf only")
	}
	if c.Kind == "slides" && c.Paper != "a4" {
		return nil, misuse("--paper " + c.Paper + ": slides have the shape of a screen")
	}
	return make, nil
}

func (c *exportCommand) Run(ctx context.Context, to streams) error {
	info, err := os.Stat(c.Output)
	isFolder := err == nil && info.IsDir()
	make, err := c.maker()
	if !isFolder && err != nil {
		return err
	}
	date, err := sourceDate()
	if err != nil {
		return err
	}
	frugal(whileOpening)
	go typeset.Standard().Read() // fonts take as long as the brief
	b, folder, err := openBrief(c.Brief)
	if err != nil {
		return err
	}
	defer folder.Close()
	if isFolder {
		name := publish.FileName(c.Brief, b.Marking, c.Kind == "slides")
		return fmt.Errorf("writing %s: it is a folder, name a file in it, such as %q", c.Output, filepath.Join(c.Output, name))
	}
	problems := sync.OnceValue(func() problem.List { return within(folder, check.All(b)) })
	errs := func() problem.List { return problems().Errors() }
	refused := func() bool { return len(errs()) > 0 && !c.Draft }
	if len(b.Problems.Errors()) > 0 && refused() {
		return errs()
	}
	work, stop := context.WithCancel(ctx) // a refusal stops it
	defer stop()
	go func() {
		if refused() {
			stop()
		}
	}()
	frugal(whileMaking(b.Incidents.Len()))
	step, clear := progress(to.err)
	options := publish.Options{Version: version, Date: date, Progress: step, Dark: c.Theme == "dark", Draft: c.Draft, Errors: errs}
	if c.Paper == "letter" {
		options.Paper = publish.Letter
	}
	made, err := make(work, b, options)
	clear()
	found := problems() // it reads the folder
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if refused() {
		return errs()
	}
	printProblems(to.err, found)
	if err != nil {
		return err
	}
	if err := save(ctx, c.Output, made); err != nil {
		return err
	}
	for _, words := range publish.Broken(errs()) {
		fmt.Fprintf(to.err, "lectern: draft: %s\n", words)
	}
	return nil
}
