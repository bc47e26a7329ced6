package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lectern/app/golden"
	"lectern/briefs"
)

// Some processors multiply and add in one step, which rounds once instead of twice. Go does so on
// all but the oldest; on this one the level of the instruction set chooses.
func TestProcessorThatFusesMultiplyAndAddGivesTheSameBytes(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("this processor has no levels to choose from")
	}
	golden.Whole(t) // building the program twice takes a minute
	dir := t.TempDir()
	made := map[string]map[string][]byte{}
	for _, level := range []string{"v1", "v3"} {
		program := filepath.Join(dir, level)
		build := exec.Command("go", "build", "-tags", "nogui", "-o", program, "lectern/app")
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOAMD64="+level)
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		made[level] = map[string][]byte{}
		for _, name := range briefs.Names() {
			for file, args := range map[string][]string{
				"briefing.pdf": {"export", name}, "letter.pdf": {"export", name, "--paper", "letter"},
				"slides.pdf": {"export", name, "--kind", "slides"}, "slides.pptx": {"export", name, "--kind", "slides"},
				"handout.pdf": {"export", name, "--kind", "handout"}, "map.svg": {"map", name},
			} {
				file = filepath.Join(dir, name+"-"+file)
				if out, err := exec.Command(program, append(args, "-o", file)...).CombinedOutput(); err != nil {
					if strings.Contains(string(out), "microarchitecture") {
						t.Skip("this processor is older than that")
					}
					t.Fatalf("%v: %v\n%s", args, err, out)
				}
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				made[level][filepath.Base(file)] = data
			}
		}
	}
	for file, data := range made["v1"] {
		if !bytes.Equal(data, made["v3"][file]) {
			t.Errorf("%s differs", file)
		}
	}
}
