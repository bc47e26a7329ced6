package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/golden"
	"lectern/app/library"
	"lectern/app/library/annotation"
	"lectern/briefs"
)

// What only a window does, as commands that a test can kill: each works on the folder that it is given.
var windowWork = map[string]func(){
	"save-settings": func() {
		s, err := library.LoadFrom(filepath.Join(os.Args[1], "settings.json"))
		if err != nil {
			panic(err)
		}
		s.Asked("new")
		if err := s.Save(); err != nil {
			panic(err)
		}
	},
	"keep-note": func() {
		notes, err := annotation.Open(os.Args[1], annotation.Brief{Path: "brief"}, nil)
		if err != nil {
			panic(err)
		}
		notes.Put(annotation.Annotation{ID: "urn:uuid:2", Address: "aims"})
		if err := notes.Save(); err != nil {
			panic(err)
		}
	},
	"keep-view": func() {
		name := filepath.Join(os.Args[1], "brief.md")
		text, err := os.ReadFile(name)
		if err != nil {
			panic(err)
		}
		if text, err = brief.AddView(text, brief.View{Name: "new"}); err != nil {
			panic(err)
		}
		if err := folder.WriteFile(name, text); err != nil {
			panic(err)
		}
	},
}

const oldNote = `{"type": "AnnotationPage", "partOf": {"path": "brief"}, "items": [
  {"id": "urn:uuid:1", "body": {"value": "old"}, "target": {"selector": [{"type": "FragmentSelector", "value": "aims"}]}}]}
`

// A process that is killed can't tidy up: what was there is whole, or what is new is, and the next one tidies up.
func TestAKillAtAnyMomentLeavesTheOldFilesOrTheNew(t *testing.T) {
	stale := "---\ntitle: T\nas-of: 2024-03-25\n---\n\n# Aims {#aims}\n\n[9]{.figure q=\"count\"} incidents.\n\n# Capacity {#capacity}\n\nA.\n\n# Attacks {#attacks}\n\nB.\n\n# Recommendations {#recommendations}\n\nC.\n"
	for _, c := range []struct {
		name   string
		files  map[string]string // the folder before
		args   func(dir string) []string
		rounds int
	}{
		{"incidents", map[string]string{"a.csv": "old"}, func(dir string) []string {
			return []string{"lectern", "incidents", briefs.Names()[0], "-o", filepath.Join(dir, "a.csv")}
		}, 200},
		{"export", map[string]string{"a.html": "old"}, func(dir string) []string {
			return []string{"lectern", "export", briefs.Names()[0], "-o", filepath.Join(dir, "a.html")}
		}, 100},
		{"fix", map[string]string{"brief.md": stale, "incidents.csv": "id,date,country,place\na,2024,Iran,Qom\n"}, func(dir string) []string {
			return []string{"lectern", "check", dir, "--fix"}
		}, 200},
		{"open", nil, func(dir string) []string {
			return []string{"lectern", "open", briefs.Names()[0], "-o", filepath.Join(dir, "made")}
		}, 200},
		{"settings", map[string]string{"settings.json": "{\"queries\": [\"old\"]}"}, func(dir string) []string { return []string{"save-settings", dir} }, 150},
		{"notes", map[string]string{"brief.jsonld": oldNote}, func(dir string) []string { return []string{"keep-note", dir} }, 200},
		{"views", map[string]string{"brief.md": stale}, func(dir string) []string { return []string{"keep-view", dir} }, 150},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			before := func() map[string]string {
				entries, err := os.ReadDir(dir)
				if err != nil {
					t.Fatal(err)
				}
				for _, e := range entries { // but for what a kill left behind
					if e.Name()[0] != '.' {
						os.RemoveAll(filepath.Join(dir, e.Name()))
					}
				}
				for name, text := range c.files {
					if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				return filesBelow(t, dir)
			}
			run := func(end func(*exec.Cmd)) map[string]string {
				args := c.args(dir)
				command := exec.Command(args[0], args[1:]...)
				if err := command.Start(); err != nil {
					t.Fatal(err)
				}
				end(command)
				command.Wait() // its error is the signal, or a count of mistakes
				return filesBelow(t, dir)
			}
			old := before()
			began := time.Now()
			whole := run(func(*exec.Cmd) {})
			took := time.Since(began)
			if maps.Equal(whole, old) {
				t.Fatalf("nothing is written: %v", whole)
			}
			r := rand.New(rand.NewPCG(1, 2))
			var kept, replaced int
			for n := range golden.Rounds(c.rounds) + 2 {
				old := before()
				got := run(func(command *exec.Cmd) {
					switch n {
					case 0: // at once
					case 1: // too late
						command.Process.Wait()
					default:
						time.Sleep(time.Duration(r.Int64N(int64(took) * 3 / 2)))
					}
					command.Process.Kill()
				})
				switch {
				case maps.Equal(got, old):
					kept++
				case maps.Equal(got, whole):
					replaced++
				default:
					t.Fatalf("neither what was there nor what is new: %v", slices.Sorted(maps.Keys(got)))
				}
			}
			if kept == 0 || replaced == 0 {
				t.Errorf("what was there was left %d times, what is new %d times", kept, replaced)
			}
			t.Logf("what was there was left %d times, what is new %d times", kept, replaced)
			before()
			run(func(command *exec.Cmd) { command.Process.Wait() })
			entries, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if e.Name()[0] == '.' {
					t.Errorf("left behind: %s", e.Name())
				}
			}
		})
	}
}

// filesBelow returns the contents of the files below a folder, by their paths, without locks and what begins with a dot.
func filesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name()[0] == '.' && path != dir:
			return filepath.SkipDir
		case e.IsDir() || e.Name()[0] == '.' || filepath.Ext(path) == ".lock":
			return nil
		}
		data, err := os.ReadFile(path)
		files[path[len(dir):]] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
