package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"

	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/control"
	"lectern/app/deck"
	"lectern/app/folder"
	"lectern/app/problem"
)

type checkCommand struct {
	Brief  string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	JSON   bool   `name:"json" help:"Write the problems as JSON to standard output."`
	Strict bool   `help:"Let warnings count as errors."`
	Fix    bool   `help:"Write the right number into every live figure first."`
	Slides bool   `help:"List the paragraphs that are on no slide, too."`
}

func (c *checkCommand) Run(ctx context.Context, to streams) error {
	b, from, reports, err := openReported(c.Brief)
	if err != nil {
		return err
	}
	defer func() { from.Close() }()
	if c.Fix {
		fixed, err := fix(ctx, b, from, to)
		if err != nil {
			return err
		}
		if fixed {
			again, reopened, err := openBrief(c.Brief)
			if err != nil {
				return err
			}
			from.Close()
			b, from = again, reopened
		}
	}
	report, err := checked(ctx, b, from)
	if err != nil {
		return err
	}
	problems := report.Problems
	if c.JSON {
		err = writeProblems(to, problems)
	} else {
		printReports(to, reports)
		printProblems(to.err, problems)
		_, err = fmt.Fprintln(to.out, tally(problems))
	}
	if err == nil && c.Slides {
		err = listUnshown(ctx, b, from, to)
	}
	if err != nil {
		return err
	}
	if report.Refusal(false) != nil || c.Strict && len(problems) > 0 {
		return errFaulty
	}
	return nil
}

// listUnshown lists the paragraphs that are on no slide.
func listUnshown(ctx context.Context, b *brief.Brief, from *folder.Folder, to streams) error {
	d, err := deck.Build(ctx, b, b.SlideShape)
	if err != nil {
		return err
	}
	for _, p := range d.Unshown() {
		at := from.Locate(problem.List{{Place: p.At}})[0].Place
		if _, err := fmt.Fprintf(to.out, "%s:%d: on no slide: %s\n", printable(at.File), at.Line, printable(p.Words)); err != nil {
			return err
		}
	}
	return nil
}

// checked checks a brief and returns the report, with the names of files as the user knows them.
func checked(ctx context.Context, b *brief.Brief, from *folder.Folder) (check.Report, error) {
	report, err := check.Brief(ctx, b)
	report.Problems = from.Locate(report.Problems)
	return report, err
}

// fix corrects the live figures of brief.md and reports whether it changed any. It changes none while
// a data file has an error.
func fix(ctx context.Context, b *brief.Brief, from *folder.Folder, to streams) (bool, error) {
	const file = "brief.md"
	if from.ReadOnly {
		return false, fmt.Errorf("%s can't be changed; unpack or copy it to a folder first", from.Path)
	}
	if faulty := b.FaultyData(); faulty != "" {
		fmt.Fprintf(to.err, "lectern: the figures stay as they are until %s is mended\n", printable(from.Name(faulty)))
		return false, nil
	}
	source, err := fs.ReadFile(from.FS, file)
	if err != nil {
		return false, nil // check lists this problem with the others
	}
	right := b.Fix(source)
	if string(right) == string(source) {
		return false, nil
	}
	return true, save(ctx, from.Name(file), right)
}

func writeProblems(to streams, problems problem.List) error {
	if problems == nil {
		problems = problem.List{}
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(problems); err != nil {
		return fmt.Errorf("writing the problems: %w", err)
	}
	_, err := to.out.Write(control.EscapeJSON(text.Bytes()))
	return err
}

// tally returns the numbers of errors and warnings in words.
func tally(problems problem.List) string {
	errs := len(problems.Errors())
	return count(errs, "error") + ", " + count(len(problems)-errs, "warning")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
