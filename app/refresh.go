package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"lectern/app/atlas"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/problem"
	"lectern/app/refresh"
)

type refreshCommand struct {
	Brief   string        `arg:"" help:"The folder of a brief whose front matter names a database: incidents-from."`
	Yes     bool          `help:"Connect without asking, for scripts."`
	Last    bool          `help:"Say what the last refresh changed, and don't connect."`
	Timeout time.Duration `default:"2m" placeholder:"TIME" help:"How long the server may work on the query, or on some thousand rows of it, such as 30s or 10m."`
}

// Run fetches the incidents of a brief from its database, after asking.
func (c *refreshCommand) Run(ctx context.Context, to streams) error {
	if c.Timeout < time.Second || c.Timeout > 24*time.Hour {
		return misuse("--timeout: give 1s to 24h")
	}
	from, err := folder.Open(c.Brief)
	if err != nil {
		return err
	}
	defer from.Close()
	plan, err := refresh.New(from, atlas.Load())
	if err != nil {
		return located(from, err)
	}
	if c.Last {
		return last(plan, to)
	}
	plan.Timeout = c.Timeout
	if err := c.ask(plan, os.Stdin, to); err != nil {
		return err
	}
	result, err := fetched(ctx, plan, to)
	if err != nil {
		return located(from, err)
	}
	result.File = plan.File
	printProblems(to.err, from.Locate(result.Warnings))
	for _, line := range result.Lines() {
		if _, err := fmt.Fprintln(to.out, printable(line)); err != nil {
			return err
		}
	}
	return nil
}

// errNeverFetched is the error where it isn't known what a refresh has changed.
var errNeverFetched = errors.New("no refresh of this brief is known, run lectern refresh without --last")

// last prints what the last refresh changed.
func last(plan *refresh.Plan, to streams) error {
	if plan.Last() == "" {
		return errNeverFetched
	}
	for line := range strings.SplitSeq(plan.Last(), "\n") {
		if _, err := fmt.Fprintln(to.out, printable(line)); err != nil {
			return err
		}
	}
	return nil
}

// located returns an error with the names of files as the user knows them.
func located(from *folder.Folder, err error) error {
	var list problem.List
	var one problem.Problem
	switch {
	case errors.As(err, &list):
		return from.Locate(list)
	case errors.As(err, &one):
		return from.Locate(problem.List{one})
	}
	return err
}

// ask says what would be asked of whom, and returns nil where the user wants it.
func (c *refreshCommand) ask(plan *refresh.Plan, from io.Reader, to streams) error {
	fmt.Fprintf(to.err, "%s would be written anew from this database:\n", printable(plan.File))
	for _, line := range plan.Source.Words() {
		for part := range strings.Lines(line[1]) {
			fmt.Fprintf(to.err, "  %-10s%s\n", line[0], printable(strings.TrimRight(part, "\r\n")))
			line[0] = ""
		}
	}
	if c.Yes {
		return nil
	}
	fmt.Fprint(to.err, "Connect? [y/N] ")
	answer, err := bufio.NewReader(from).ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	case "":
		if err != nil { // nobody is there to answer
			fmt.Fprintln(to.err)
			return misuse("nobody answers; lectern refresh --yes connects without asking")
		}
	}
	return errDeclined
}

// fetched carries out a plan, with progress on a terminal.
func fetched(ctx context.Context, plan *refresh.Plan, to streams) (*refresh.Result, error) {
	writing.Lock() // an interruption cancels the query first
	defer writing.Unlock()
	step, done := progress(to.err)
	defer done()
	if step == nil {
		return plan.Run(ctx, nil)
	}
	step(0, 0, "Connecting to "+plan.Source.Host)
	return plan.Run(ctx, func(rows, _ int) { step(0, 0, incident.Thousands(rows)+" rows fetched") })
}
