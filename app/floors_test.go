package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors holds the floor of each room. A room imports only rooms of lower floors, and packages within the
// same room: draw/raster imports draw.
var floors = map[string]int{
	"control": 0, "draw": 0, "earlylog": 0, "handover": 0, "problem": 0, "fold": 0, "geometry": 0, "golden": 0, "lazyregexp": 0, "parallel": 0, "picture": 0, "portal": 0,
	"folder": 1, "incident": 1, "typeset": 1,
	"atlas": 2, "brief": 2, "exchange": 2, "library": 2,
	"edition": 3, "figure": 3, "load": 3, "refresh": 3, "search": 4, "compose": 4, "deck": 5,
	"check": 6, "publish": 6,
	"ui": 7,
}

// uiFloors holds the floor of each package of the windows. Those of the same floor don't import each other.
var uiFloors = map[string]int{
	"ui/history": 0, "ui/kit": 0, "ui/peers": 0, "ui/panel": 1, "ui/uitest": 1,
	"ui/reading": 2, "ui/incidents": 2, "ui/talk": 2, "ui/shelf": 2,
	"ui": 3,
}

// shared holds the packages outside of app, with the rooms that may import them; nil is all.
var shared = map[string][]string{"lectern/assets": nil, "lectern/briefs": {"folder", "check", "publish", "ui"}}

// only holds the rooms that may import a library.
var only = map[string][]string{
	"fyne.io/fyne/v2":             {"ui"},
	"github.com/go-pdf/fpdf":      {"draw/pdf"},
	"github.com/alecthomas/kong":  nil,
	"github.com/wroge/wgs84":      {"exchange"},
	"github.com/xuri/excelize/v2": {"exchange"},
	"modernc.org/sqlite":          {"exchange", "library/index"},
	"github.com/jackc/pgx/v5":     {"refresh"},
	"github.com/godbus/dbus/v5":   {"portal"},
}

// room is the room of a package below app, "draw" for lectern/app/draw/pdf, and "" for main.
func room(path string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "lectern/app"), "/"), "/")
	return name
}

// imports gives every import of every file of the program that is not a test, whatever its build
// tags, by package.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := filepath.ToSlash(filepath.Dir(path))
		for _, i := range file.Imports {
			to, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			all[from] = append(all[from], to)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryRoomHasAFloor(t *testing.T) {
	for from := range imports(t) {
		if r := room(from); from != "." {
			if _, ok := floors[r]; !ok {
				t.Errorf("the room %s has no floor", r)
			}
		}
		if _, err := os.Stat(filepath.Join(from, "doc.go")); err != nil {
			t.Errorf("%s has no doc.go", from)
		}
	}
}

func TestRoomsImportLowerFloorsOnly(t *testing.T) {
	for from, list := range imports(t) {
		if from == "." {
			continue
		}
		for _, to := range list {
			if allowed, ok := shared[to]; ok {
				if allowed != nil && !slices.Contains(allowed, room(from)) {
					t.Errorf("%s imports %s", from, to)
				}
				continue
			}
			if to == "lectern/app" || strings.HasPrefix(to, "lectern/app/") {
				if below := room(to); below != room(from) && floors[below] >= floors[room(from)] || below == "" {
					t.Errorf("%s (floor %d) imports %s (floor %d)", from, floors[room(from)], to, floors[below])
				}
			}
		}
	}
}

func TestRoomsOfTheWindowsImportLowerFloorsOnly(t *testing.T) {
	for from, list := range imports(t) {
		if room(from) != "ui" {
			continue
		}
		floor, known := uiFloors[from]
		if !known {
			t.Errorf("%s has no floor", from)
		}
		for _, to := range list {
			if to = strings.TrimPrefix(to, "lectern/app/"); room(to) == "ui" && uiFloors[to] >= floor {
				t.Errorf("%s imports %s", from, to)
			}
		}
	}
}

func TestALibraryIsKnownToItsRoomsAlone(t *testing.T) {
	for from, list := range imports(t) {
		if from == "." {
			continue
		}
		for library, rooms := range only {
			for _, to := range list {
				if (to == library || strings.HasPrefix(to, library+"/")) && !slices.Contains(rooms, from) && !slices.Contains(rooms, room(from)) {
					t.Errorf("%s imports %s", from, to)
				}
			}
		}
	}
}

// A package without cgo builds in seconds and on every system; -tags nogui builds the whole command line so.
func TestRoomsBelowTheWindowsNeedNoCgo(t *testing.T) {
	packages := []string{"lectern/app"}
	for from := range imports(t) {
		if from != "." && room(from) != "ui" {
			packages = append(packages, "lectern/app/"+from)
		}
	}
	const needing = "{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}{{end}}"
	list := exec.Command("go", append([]string{"list", "-deps", "-tags", "nogui", "-f", needing}, packages...)...)
	list.Env = append(os.Environ(), "CGO_ENABLED=1")
	out, err := list.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if found := strings.TrimSpace(string(out)); found != "" {
		t.Errorf("these need cgo: %s", found)
	}
}

// make window runs the tests with Real in their names, and make test all others.
func TestRoomsNameTheTestsOfARealWindow(t *testing.T) {
	files, err := filepath.Glob("ui/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		needsDisplay := slices.ContainsFunc(f.Comments, func(c *ast.CommentGroup) bool {
			return strings.HasPrefix(c.List[0].Text, "//go:build") && strings.Contains(c.List[0].Text, "window")
		})
		for _, d := range f.Decls {
			test, is := d.(*ast.FuncDecl)
			if !is || !strings.HasPrefix(test.Name.Name, "Test") {
				continue
			}
			if real := strings.Contains(test.Name.Name, "Real"); real != needsDisplay {
				t.Errorf("%s: %s has Real in its name: %t; it needs a real window: %t", name, test.Name.Name, real, needsDisplay)
			}
			if needsDisplay {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("no test needs a real window")
	}
}
