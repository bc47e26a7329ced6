package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/kong"

	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/publish"
	"lectern/app/typeset"
)

type exportCommand struct {
	Brief  string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Output string `short:"o" required:"" placeholder:"${outputs}" help:"The file to make: its ending decides what."`
	Kind   string `enum:"${kinds}" default:"${kind}" help:"What to make: ${enum}."`
	Theme  string `enum:"light,dark" default:"light" help:"Background of the pages: ${enum}. A page of HTML follows its reader unless it is dark."`
	Attach string `enum:"${attach}" default:"shown" help:"What a PDF carries: ${enum}. Shown is what its pages show, so that it can be opened again; all adds the speaker’s notes, comments, unverified incidents and whatever else the brief’s files hold."`
	Notes  string `enum:"${notes}" default:"none" help:"The speaker’s notes in slides and handouts: ${enum}."`
	Draft  bool   `help:"Make the file in spite of errors, with DRAFT on every page, and say what doesn’t hold then."`
	Shape  string `placeholder:"W:H" help:"Width to height of slides: ${shapes}; as the brief says unless given."`
	Paper  string `enum:"a4,letter" default:"a4" help:"Paper of a briefing: ${enum}."`
}

// exportHelp has the kinds and endings for the help of export.
var exportHelp = kong.Vars{
	"kinds":   strings.Join(publish.Names(), ","),
	"kind":    publish.Kinds[0].Name,
	"attach":  strings.Join(publish.AttachNames, ","),
	"notes":   strings.Join(publish.NotesNames, ","),
	"shapes":  strings.Join(brief.ShapeNames(), ", "),
	"outputs": "FILE" + strings.Join(publish.Endings(), "|FILE"),
}

// kind returns the kind of file to make.
func (c *exportCommand) kind() (*publish.Kind, error) {
	if endings := publish.Endings(); !slices.Contains(endings, ending(c.Output)) {
		return nil, misuse("-o: the file's ending decides what is made, so call it NAME" + strings.Join(endings, " or NAME"))
	}
	kind, err := publish.Find(c.Kind, ending(c.Output))
	if err != nil {
		return nil, misuse("--kind " + err.Error())
	}
	if kind.NoPaper && c.Paper != "a4" {
		return nil, misuse("--paper " + c.Paper + ": " + kind.Name + " have the shape of a screen")
	}
	if !kind.NoPaper && c.Shape != "" {
		return nil, misuse("--shape " + c.Shape + ": only slides have a shape, and a " + kind.Name + " has paper")
	}
	if err := kind.CheckNotes(c.notes()); err != nil {
		return nil, misuse("--notes " + err.Error())
	}
	return kind, nil
}

// shapeNamed returns the shape of slides that is asked for, or the zero value for "".
func shapeNamed(name string) (brief.Shape, error) {
	shape, ok := brief.ShapeNamed(name)
	if !ok && name != "" {
		return brief.Shape{}, misuse(fmt.Sprintf("--shape %s: slides are %s", name, strings.Join(brief.ShapeNames(), ", ")))
	}
	return shape, nil
}

func (c *exportCommand) notes() publish.Notes {
	return publish.Notes(slices.Index(publish.NotesNames, c.Notes))
}

// options returns how the file is made.
func (c *exportCommand) options() (publish.Options, error) {
	shape, err := shapeNamed(c.Shape)
	if err != nil {
		return publish.Options{}, err
	}
	date, err := sourceDate()
	if err != nil {
		return publish.Options{}, err
	}
	o := publish.Options{Version: version, Date: date, Shape: shape, Notes: c.notes(), Dark: c.Theme == "dark", Attach: publish.Attach(slices.Index(publish.AttachNames, c.Attach))}
	if c.Paper == "letter" {
		o.Paper = publish.Letter
	}
	return o, nil
}

func (c *exportCommand) Run(ctx context.Context, to streams) error {
	info, err := os.Stat(c.Output)
	isFolder := err == nil && info.IsDir()
	kind, err := c.kind()
	if !isFolder && err != nil {
		return err
	}
	options, err := c.options()
	if err != nil {
		return err
	}
	limitMemory(whileOpening)
	if runtime.GOMAXPROCS(0) > 1 {
		go typeset.Standard().Read() // fonts take as long as the brief
	}
	b, from, err := openBrief(c.Brief)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := refuseInput(c.Output, b, from); err != nil {
		return err
	}
	if isFolder {
		name := publish.Named(c.Kind)[0].FileName(c.Brief, b.Marking)
		return fmt.Errorf("writing %s: it is a folder, name a file in it, such as %q", c.Output, filepath.Join(c.Output, name))
	}
	work, stop := context.WithCancel(ctx) // stopped where the check refuses the brief
	defer stop()
	report := sync.OnceValue(func() check.Report {
		report, _ := checked(ctx, b, from)
		if report.Refusal(c.Draft) != nil {
			stop()
		}
		return report
	})
	if (check.Report{Problems: b.Problems}).Refusal(c.Draft) != nil { // as reading it told: make nothing
		if err := report().Refusal(c.Draft); err != nil {
			return err
		}
	}
	go report()
	limitMemory(whileMaking)
	step, clearLine := progress(to.err)
	options.Progress = step
	if c.Draft {
		options.Draft = func() publish.Flaws {
			return publish.Flaws{Words: report().Broken(), NotUA: !report().ReadsAloud(), NotA: !report().ShowsAll()}
		}
	}
	made, err := kind.Write(work, b, options)
	clearLine()
	found := report() // it reads the folder
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := found.Refusal(c.Draft); err != nil {
		return err
	}
	printProblems(to.err, found.Problems)
	if err != nil {
		return err
	}
	if err := save(ctx, c.Output, made); err != nil {
		return err
	}
	return tell(to.err, kind, b, options, found)
}

// tell says what the file carries besides its pages, and what it doesn't promise.
func tell(to io.Writer, kind *publish.Kind, b *brief.Brief, options publish.Options, found check.Report) error {
	if options.Attach == publish.AttachAll || kind.Withheld(b, options) {
		inside, err := kind.Inside(b, options)
		if err != nil {
			return err
		}
		fmt.Fprintf(to, "lectern: %s\n", inside)
	}
	if words := options.Notes.Words(); words != "" {
		fmt.Fprintf(to, "lectern: %s\n", words)
	}
	for _, words := range found.Broken() {
		fmt.Fprintf(to, "lectern: draft: %s\n", words)
	}
	return nil
}
