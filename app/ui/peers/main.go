//go:build linux

package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// slides is the number of slides of a pass; the median over them counts.
const slides = 20

func main() {
	log.SetFlags(0)
	lectern := flag.String("lectern", "", "the program with windows")
	brief := flag.String("brief", "islamic-state-khorasan", "a brief")
	dir := flag.String("dir", "", "a folder to work in")
	reads := flag.Bool("read", false, "measure how long the first page takes, not a talk")
	flag.Parse()
	if *reads {
		readInTurns(*lectern, *brief, *dir)
		return
	}
	pdf := filepath.Join(*dir, "slides.pdf")
	if out, err := exec.Command(*lectern, "export", *brief, "--kind", "slides", "-o", pdf).CombinedOutput(); err != nil {
		log.Fatalf("making the slides: %v\n%s", err, out)
	}
	for _, size := range []string{"1920x1080", "3840x2160"} {
		ours := pass(size, []string{*lectern, *brief}, "F5")
		theirs := pass(size, []string{"pdfpc", "--single-screen", "--switch-screens", pdf}, "")
		fmt.Printf("%s\n  first slide after F5: %d ms\n", size, ours.start.Milliseconds())
		fmt.Printf("  next slide: Lectern %d ms, pdfpc %d ms at first and %d ms again: %.2f and %.2f times\n", ours.first.Milliseconds(),
			theirs.first.Milliseconds(), theirs.again.Milliseconds(), ratio(ours.first, theirs.first), ratio(ours.first, theirs.again))
		fmt.Printf("  memory of the talk: %d MB over the desk\n", ours.memory>>20)
	}
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, 1)) }

// times holds how long a program takes from a key to the last change of the picture.
type times struct {
	start        time.Duration // to the first slide
	first, again time.Duration // medians: to the next slide, at first and when all were shown
	memory       int64         // bytes that the talk takes, at its end
}

// pass shows slides with a program on a new display. Start is the key that begins the talk, or "".
func pass(size string, command []string, start string) times {
	s, err := openScreen(size)
	if err != nil {
		log.Fatal("opening a display: ", err)
	}
	defer s.close()
	program := s.command(command[0], command[1:]...)
	program.Env = append(program.Env, "XDG_CONFIG_HOME="+s.dir, "XDG_STATE_HOME="+s.dir)
	if err := program.Start(); err != nil {
		log.Fatal("starting ", command[0], ": ", err)
	}
	defer func() {
		_ = program.Process.Kill()
		_ = program.Wait()
	}()
	begun := time.Now()
	for blank := s.state(); s.state() == blank; {
		if time.Sleep(time.Millisecond); time.Since(begun) > time.Minute {
			log.Panic(command[0], " shows nothing") // a panic still ends the programs
		}
	}
	s.settle(3 * time.Second)
	var t times
	before := memory(program.Process.Pid)
	if start != "" {
		t.start = s.press(start)
	}
	t.first = s.walk()
	s.press("Home")
	t.again = s.walk()
	t.memory = memory(program.Process.Pid) - before
	return t
}

// walk goes from slide to slide and returns the median of the times.
func (s *screen) walk() time.Duration {
	all := make([]time.Duration, slides)
	for n := range all {
		all[n] = s.press("Right")
	}
	slices.Sort(all)
	return all[slides/2]
}

// memory returns the memory that a process has resident, in bytes, or 0 where the system doesn't tell.
func memory(pid int) int64 {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(data)) {
		var kb int64
		if n, _ := fmt.Sscanf(line, "VmRSS: %d kB", &kb); n == 1 {
			return kb << 10
		}
	}
	return 0
}
