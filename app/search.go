package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/control"
	"lectern/app/library"
	"lectern/app/library/index"
	"lectern/app/problem"
	"lectern/app/search"
	"lectern/briefs"
)

type searchCommand struct {
	Words []string `arg:"" help:"What to find: each word must be there. Words match the beginnings of words; \"in quotation marks\" they are a phrase."`
	Most  int      `default:"50" placeholder:"N" help:"Passages to list, at most."`
	JSON  bool     `name:"json" help:"Write JSON, one passage a line."`
}

type reindexCommand struct {
	Watch   []string `placeholder:"FOLDER" help:"Search the briefs in this folder, too, and show them on the shelf."`
	Unwatch []string `placeholder:"FOLDER" help:"Leave this folder out from now on."`
}

// passage is a line of search --json.
type passage struct {
	Brief   string `json:"brief"` // its path
	Title   string `json:"title"`
	Kind    string `json:"kind"`
	Heading string `json:"heading"`
	Text    string `json:"text"`
	Address string `json:"address"` // for --at
}

func (c *searchCommand) Run(ctx context.Context, to streams) error {
	if c.Most < 1 {
		return misuse("--most: give a number of passages above 0")
	}
	settings, err := library.Load()
	if err != nil {
		fmt.Fprintf(to.err, "lectern: %s\n", printable(err.Error()))
	}
	x, err := currentIndex(ctx, settings, to)
	if err != nil {
		return err
	}
	defer x.Close()
	found, err := search.InAll(ctx, x, strings.Join(c.Words, " "), c.Most)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		fmt.Fprintf(to.err, "lectern: nothing has all these words: %s\n", printable(strings.Join(c.Words, " ")))
		return nil
	}
	return writeOut(to.out, func(w io.Writer) error {
		if c.JSON {
			return writePassages(w, found)
		}
		return listPassages(w, found)
	})
}

// currentIndex opens the index and reads what has changed since it was used last.
func currentIndex(ctx context.Context, settings *library.Settings, to streams) (*index.Index, error) {
	x, why, err := search.OpenIndex(ctx)
	if err != nil {
		return nil, err
	}
	if why != nil {
		fmt.Fprintf(to.err, "lectern: %s; all briefs are read for this search\n", printable(why.Error()))
	}
	if err := readAnew(ctx, x, settings, to); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

func readAnew(ctx context.Context, x *index.Index, settings *library.Settings, to streams) error {
	paths, missing, err := search.PathsOf(ctx, settings.RecentPaths(), briefs.Names(), settings.Watched)
	if err != nil {
		return err
	}
	if missing != nil {
		fmt.Fprintf(to.err, "lectern: %s\n", printable(missing.Error()))
	}
	limitMemory(whileOpening)
	step, clearLine := progress(to.err)
	defer clearLine()
	return search.Refresh(ctx, x, paths, version, func(done, all int, path string) {
		if step != nil {
			step(done, all, fmt.Sprintf("Reading %s, %d of %d", path, done+1, all))
		}
	})
}

// listPassages writes what was found, with the command that opens it.
func listPassages(w io.Writer, found []search.Found) error {
	for i, f := range found {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s (%s)\n", printable(f.Brief.Title), printable(f.Brief.Path))
		for _, h := range f.Hits {
			fmt.Fprintf(w, "  %s: %s\n    --at %s\n", printable(h.Title), printable(h.Text), printable(h.Address))
		}
	}
	return nil
}

func writePassages(w io.Writer, found []search.Found) error {
	for _, f := range found {
		for _, h := range f.Hits {
			line, err := json.Marshal(passage{Brief: f.Brief.Path, Title: f.Brief.Title, Kind: h.Kind, Heading: h.Title, Text: h.Text, Address: h.Address})
			if err != nil {
				return fmt.Errorf("writing what was found: %w", err)
			}
			if _, err := fmt.Fprintf(w, "%s\n", control.EscapeJSON(line)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *reindexCommand) Run(ctx context.Context, to streams) error {
	settings, err := library.Load()
	if err != nil {
		return err
	}
	if err := c.changeWatched(settings); err != nil {
		return err
	}
	file, err := index.File()
	if err != nil {
		return err
	}
	if err := index.Remove(file); err != nil {
		return err
	}
	x, why, err := index.Open(ctx, file)
	if err != nil || why != nil {
		return errors.Join(err, why)
	}
	defer x.Close()
	if err := readAnew(ctx, x, settings, to); err != nil {
		return err
	}
	return c.tell(ctx, x, settings, to)
}

// changeWatched adds and takes away folders in the settings.
func (c *reindexCommand) changeWatched(settings *library.Settings) error {
	for _, name := range slices.Concat(c.Watch, c.Unwatch) {
		path, err := filepath.Abs(name)
		if err != nil {
			return fmt.Errorf("finding %s: %w", name, err)
		}
		if slices.Contains(c.Unwatch, name) {
			if !settings.Unwatch(path) {
				return misuse(fmt.Sprintf("--unwatch: %s isn't watched; %s", path, watchedWords(settings)))
			}
			continue
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			return problem.New(problem.Unreadable, problem.Place{File: name}, "it is no folder, so it can't be watched", "give a folder that has briefs in it")
		}
		settings.Watch(path)
	}
	return settings.Save()
}

func watchedWords(settings *library.Settings) string {
	if len(settings.Watched) == 0 {
		return "no folder is watched"
	}
	return "watched: " + strings.Join(settings.Watched, ", ")
}

// tell says what can be searched now.
func (c *reindexCommand) tell(ctx context.Context, x *index.Index, settings *library.Settings, to streams) error {
	all, err := x.Briefs(ctx)
	if err != nil {
		return err
	}
	read := slices.DeleteFunc(all, func(b index.Brief) bool { return b.Title == "" })
	fmt.Fprintf(to.err, "lectern: %d briefs can be searched; %s\n", len(read), printable(watchedWords(settings)))
	return nil
}
