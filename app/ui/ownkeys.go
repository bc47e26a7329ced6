//go:build !nogui

package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/folder"
	"lectern/app/ui/kit"
)

// idPrefixes begin the ids of commands, by where they work.
var idPrefixes = [...]string{anywhere: "", onABrief: "brief.", onPage: "page.", onIncidents: "incidents.", onSlides: "slides.", onSlideMap: "map."}

// id returns the name of a command in the file of the reader's own keys, such as "slides.freeze-the-screen".
func (c *command) id() string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r
		case r == ' ':
			return '-'
		}
		return -1
	}, strings.ToLower(c.name))
	return idPrefixes[c.where] + name
}

// commands returns every command with the reader's own keys.
func (a *application) commands() []command {
	all := commands()
	for n := range all {
		if own, ok := a.ownKeys[all[n].id()]; ok {
			all[n].keys = own
		}
	}
	return all
}

// keyFile returns the path of the reader's own keys.
func keyFile() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("finding your keys: %w", err)
	}
	return filepath.Join(dir, "lectern", "keys.txt"), nil
}

// loadKeys reads the reader's own keys from a file, which need not exist.
func (a *application) loadKeys(file string) error {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading your keys: %w", err)
	}
	a.ownKeys, err = readKeys(file, string(text))
	return err
}

// readKeys reads a file of keys by the ids of their commands: lines such as "slides.freeze-the-screen = F, F9". Lines that
// begin with # are comments. An error names every line that can't be read, the others count.
func readKeys(file, text string) (map[string][]kit.Key, error) {
	known := map[string]command{}
	for _, c := range commands() {
		if c.do != nil {
			known[c.id()] = c
		}
	}
	own := map[string][]kit.Key{}
	var faults []error
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		id, keys, err := readKeyLine(line, known)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", file, n+1, err))
			continue
		}
		own[id] = keys
	}
	return own, errors.Join(faults...)
}

func readKeyLine(line string, known map[string]command) (id string, keys []kit.Key, err error) {
	id, words, ok := strings.Cut(line, "=")
	id = strings.TrimSpace(id)
	c, isKnown := known[id]
	switch {
	case !ok:
		return "", nil, errors.New("write a command, = and its keys with commas between")
	case !isKnown:
		return "", nil, fmt.Errorf("there is no command %q", id)
	}
	for _, each := range strings.Split(words, ",") {
		if each = strings.TrimSpace(each); each == "" {
			continue // "a = " takes all keys away
		}
		k, err := kit.ParseKey(each)
		if err != nil {
			return "", nil, err
		}
		if k.Shortcut() != nil && k.Mods != fyne.KeyModifierShift && c.where.inTalk() {
			return "", nil, fmt.Errorf("%s can\u2019t be used here: keys of a talk have no Ctrl, Cmd, Alt or Option", k)
		}
		keys = append(keys, k)
	}
	return id, keys, nil
}

// keyTemplate returns a file with all commands and their standard keys, as comments.
func keyTemplate() string {
	var text strings.Builder
	text.WriteString("# Your own keys for Lectern. Take the # from a line and write other keys, with commas between.\n" +
		"# Keys of a talk can have Shift, but not Ctrl, Cmd, Alt or Option.\n" +
		"# They count when Lectern is started again.\n\n")
	for _, c := range commands() {
		if c.do == nil {
			continue
		}
		var keys []string
		for _, k := range c.keys {
			keys = append(keys, k.String())
		}
		fmt.Fprintf(&text, "# %s = %s\n", c.id(), strings.Join(keys, ", "))
	}
	return text.String()
}

// changeKeys tells where the file of the reader's own keys is, and writes it if there is none.
func (w *window) changeKeys() {
	file, err := keyFile()
	if err == nil {
		if _, missing := os.Stat(file); errors.Is(missing, fs.ErrNotExist) {
			err = writeKeyTemplate(file)
		}
	}
	if err != nil {
		w.notify(kit.Failure("The file of your keys could not be written", err))
		return
	}
	words := kit.NewWords(w.Window, 520, 4)
	words.Set("Your keys are in " + file + ". Open it in an editor, change what you like and start Lectern again.")
	w.Open(kit.DialogSetting{
		Title: "Your own keys", Content: words, Action: "Copy its path", Dismiss: "Close",
		Do: func() { w.app.fyne.Clipboard().SetContent(file) },
	})
}

func writeKeyTemplate(file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("writing your keys: %w", err)
	}
	return folder.WriteFile(file, []byte(keyTemplate()))
}
