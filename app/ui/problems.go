//go:build !nogui

package ui

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/folder"
	"lectern/app/problem"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
)

// showProblems lists every problem of the brief in the panel, which follows the files while they change. A file of incidents
// has no text to which they could lead.
func (w *window) showProblems() {
	if !w.opened.isTable() {
		w.switchTo(readMode)
	}
	w.panel().Problems(w.knownProblems())
	w.focusPanel()
}

// toggleProblems lists the problems, or closes the list.
func (w *window) toggleProblems() {
	if w.panel().ShowsProblems() {
		w.panel().Closed.Emit(struct{}{})
		return
	}
	w.showProblems()
}

// focusPanel gives the panel the keyboard.
func (w *window) focusPanel() {
	w.UsedKeyboard(true)
	w.Focus(w.panel().Text)
}

// knownProblems returns the problems found so far.
func (w *window) knownProblems() compose.Problems {
	return compose.Problems{List: w.opened.problems, Checking: !w.opened.checked, Fixes: w.canFix()}
}

// followProblems shows the problems anew where they are listed.
func (w *window) followProblems(list problem.List) {
	w.opened.problems = list
	panels := []*panel.Panel{w.reading.Panel}
	if w.incidents != nil {
		panels = append(panels, w.incidents.Panel)
	}
	for _, p := range panels {
		if p.ShowsProblems() {
			p.Problems(w.knownProblems())
		}
	}
}

// failure returns an error, which may be a problem or a list of them, as a notice.
func failure(title string, err error) kit.Notice {
	var list problem.List
	var one problem.Problem
	switch {
	case errors.As(err, &list):
		return problems(title, list)
	case errors.As(err, &one):
		return problems(title, problem.List{one})
	}
	return kit.Failure(title, err)
}

// problems returns a list of problems as a notice.
func problems(title string, list problem.List) kit.Notice {
	n := kit.Notice{Title: title}
	for _, p := range list {
		if p.Hint == brief.FixHint {
			p.Hint = "write it, or use Fix in the list of problems"
		}
		n.Lines = append(n.Lines, p.Message())
	}
	return n
}

// canFix reports whether the program can mend a problem: a live figure with a number that isn't right.
func (w *window) canFix() bool {
	return w.FixedBecause() == "" && w.opened.brief.FaultyData() == "" &&
		slices.ContainsFunc(w.opened.problems, func(p problem.Problem) bool { return p.Kind == problem.StaleFigure })
}

// fixFigures writes the right number into every live figure; the window then reads the file again by itself.
func (w *window) fixFigures() {
	b, dir := w.opened.brief, w.opened.path
	go func() {
		if err := rewrite(filepath.Join(dir, "brief.md"), func(source []byte) ([]byte, error) { return b.Fix(source), nil }); err != nil {
			w.Post(func() { w.notify(kit.Failure("The figures could not be mended", err)) })
		}
	}()
}

// rewrite changes a file as a whole, unless another program has changed it meanwhile.
func rewrite(file string, change func([]byte) ([]byte, error)) error {
	source, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("changing %s: %w", file, err)
	}
	changed, err := change(source)
	if err != nil {
		return err
	}
	again, err := os.ReadFile(file)
	switch {
	case err != nil:
		return fmt.Errorf("changing %s: %w", file, err)
	case string(again) != string(source):
		return errors.New("brief.md was changed meanwhile: try again")
	}
	return folder.WriteFile(file, changed)
}

// edit opens a line of a file in the author's editor; where is LINE:FILE.
func (w *window) edit(where string) {
	line, file, _ := strings.Cut(where, ":")
	n, err := strconv.Atoi(line)
	if err == nil {
		err = startEditor(os.Getenv, w.opened.fileNamed(file), n)
	}
	if err != nil {
		w.notify(kit.Failure("The editor could not be opened", err))
	}
}

// fileNamed returns the path of a file of the brief.
func (o *opened) fileNamed(file string) string {
	if o.isTable() {
		return o.path
	}
	return filepath.Join(o.path, filepath.FromSlash(file))
}

// lineArguments holds how editors are told at which line to open a file, by their names. Of others, most know +LINE.
var lineArguments = map[string]func(file string, line int) []string{
	"code": gotoLine, "codium": gotoLine, "code-insiders": gotoLine, "cursor": gotoLine,
	"subl": withLine, "zed": withLine, "hx": withLine, "atom": withLine,
	"kate":    func(file string, line int) []string { return []string{"-l", strconv.Itoa(line), file} },
	"notepad": func(file string, _ int) []string { return []string{file} },
}

func gotoLine(file string, line int) []string { return append([]string{"-g"}, withLine(file, line)...) }
func withLine(file string, line int) []string { return []string{fmt.Sprintf("%s:%d", file, line)} }

// inTerminal holds the editors that need a terminal.
var inTerminal = []string{"vi", "vim", "nvim", "nano", "micro", "hx", "helix", "kak", "joe", "ne", "mcedit"}

// editorCommand returns the command that opens a file at a line, with an editor and a terminal as VISUAL and TERMINAL name
// them.
func editorCommand(editor, terminal, file string, line int) []string {
	words := strings.Fields(editor)
	name := strings.TrimSuffix(filepath.Base(words[0]), ".exe")
	arguments := []string{"+" + strconv.Itoa(line), file}
	if special, ok := lineArguments[name]; ok {
		arguments = special(file, line)
	}
	command := append(words, arguments...)
	if slices.Contains(inTerminal, name) {
		command = append([]string{terminal, "-e"}, command...)
	}
	return command
}

// startEditor starts the author's editor.
func startEditor(env func(string) string, file string, line int) error {
	editor, terminal := env("VISUAL"), env("TERMINAL")
	if editor == "" {
		editor = env("EDITOR")
	}
	if strings.TrimSpace(editor) == "" {
		return errors.New("no editor is named: set VISUAL, for example to \u201ccode\u201d or \u201cgedit\u201d, and start Lectern again")
	}
	if terminal == "" {
		terminal = "x-terminal-emulator"
	}
	command := editorCommand(editor, terminal, file, line)
	started := exec.Command(command[0], command[1:]...)
	if err := started.Start(); err != nil {
		return fmt.Errorf("opening %s: %w", file, err)
	}
	go started.Wait() // so that no dead process is left
	return nil
}
