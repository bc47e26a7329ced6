package main

import (
	"archive/zip"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	commands := maps.Clone(windowWork)
	commands["lectern"] = main
	testscript.Main(m, commands)
}

// TestCommandLine runs the scripts in testdata: the contract that other people's scripts rest on.
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		// Every script finds a small brief in the folder "brief".
		Setup: func(e *testscript.Env) error {
			return os.CopyFS(filepath.Join(e.WorkDir, "brief"), os.DirFS(filepath.Join("testdata", "brief")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"literal": literal, "code": code, "traced": traced, "zipdir": zipdir},
		Condition: func(name string) (bool, error) {
			switch name {
			case "traceable":
				return exec.Command("strace", "-qq", "-o", os.DevNull, "true").Run() == nil, nil
			case "mountable":
				return exec.Command("unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt").Run() == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
	})
}

func TestEveryCommandIsTriedForSockets(t *testing.T) {
	script := read(t, filepath.Join("testdata", "offline.txtar"))
	grammar := reflect.TypeFor[commands]()
	for i := range grammar.NumField() {
		if name := strings.ToLower(grammar.Field(i).Name); !regexp.MustCompile(`(?m)^traced \d lectern ` + name + `\b`).MatchString(script) {
			t.Errorf("testdata/offline.txtar doesn't try lectern %s", name)
		}
	}
}

// code N CMD ARGS runs a command that must end with exit code N; stdout and stderr work after it. An
// argument @FILE is what the file holds.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [args]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	for i, arg := range args {
		if file, ok := strings.CutPrefix(arg, "@"); ok {
			args[i] = ts.ReadFile(file)
		}
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Check(err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// traced N CMD ARGS runs a command that must end with exit code N and open no internet socket.
func traced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: traced N command [args]")
	}
	code(ts, false, append([]string{args[0], "strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", "trace.txt"}, args[1:]...))
	if strings.Contains(ts.ReadFile("trace.txt"), "AF_INET") {
		ts.Fatalf("%s opened an internet socket", strings.Join(args[1:], " "))
	}
}

// literal FILE TEXT [N] writes a file that txtar can't hold: a text with Go's escapes, N times.
func literal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: literal file text [n]")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	n := 1
	if len(args) > 2 {
		n, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, n)), 0o644))
}

// zipdir DIR FILE makes a .brief file of a folder.
func zipdir(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zipdir folder file")
	}
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	z := zip.NewWriter(f)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(z.Close())
	ts.Check(f.Close())
}
