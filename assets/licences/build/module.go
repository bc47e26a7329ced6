package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// builds are the ways in which the program is made: system and tags.
var builds = []struct{ system, tags string }{
	{"linux", "nogui"}, {"linux", "migrated_fynedo"}, {"windows", "migrated_fynedo"}, {"darwin", "migrated_fynedo"},
}

// module is a module that is linked.
type module struct{ Path, Version, Dir string }

// linkedModules returns the modules in any build of the program, as works.
func linkedModules(root string) ([]work, error) {
	found := map[string]module{}
	for _, b := range builds {
		if err := listModules(root, b.system, b.tags, found); err != nil {
			return nil, err
		}
	}
	var works []work
	for _, path := range slices.Sorted(maps.Keys(found)) {
		m := found[path]
		texts, err := licenceFiles(m.Dir, leftOut[path])
		if err != nil {
			return nil, fmt.Errorf("looking for the licence of %s: %w", path, err)
		}
		works = append(works, work{name: m.Path + " " + m.Version, texts: texts})
	}
	return works, nil
}

// listModules adds the modules of one build.
func listModules(root, system, tags string, found map[string]module) error {
	list := exec.Command("go", "list", "-deps", "-tags", tags, "-json=Module", "./app")
	list.Dir = root
	list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("listing the modules for %s: %w\n%s", system, err, stderr.Bytes())
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Module *struct {
				module
				Main bool
			}
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("reading the modules for %s: %w", system, err)
		}
		if p.Module != nil && !p.Module.Main {
			found[p.Module.Path] = p.Module.module
		}
	}
}

// licenceFile matches the names of files that hold licences, notices and grants.
var licenceFile = regexp.MustCompile(`(?i)^(un)?licen[cs]e|^copying|^copyright|^notice|^patents|^ofl\b`)

// unlinked are folders of modules that never reach the program.
var unlinked = []string{"testdata", "cmd"}

// leftOut lists the texts of modules that say nothing of the program: where an emblem is from, and an overview that also
// has modules that are not linked, for instance under the MPL. Those that are linked are found by themselves.
var leftOut = map[string][]string{
	"modernc.org/memory": {"LICENSE-LOGO"},
	"modernc.org/sqlite": {"LICENSE-3RD-PARTY.md"},
}

// licenceFiles returns the licences in a module, but for some, in the order of their paths, the same text once.
func licenceFiles(dir string, without []string) (texts []text, err error) {
	seen := map[string]bool{}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains(unlinked, d.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if !licenceFile.MatchString(d.Name()) || strings.HasSuffix(path, ".go") || slices.Contains(without, d.Name()) {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if key := strings.Join(strings.Fields(string(b)), " "); !seen[key] {
			seen[key] = true
			file, err := filepath.Rel(dir, path)
			if err != nil {
				return err
			}
			texts = append(texts, text{file: filepath.ToSlash(file), words: string(b), beside: d.Name() == "PATENTS"})
		}
		return nil
	})
	return texts, err
}
