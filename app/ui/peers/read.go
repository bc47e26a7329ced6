//go:build linux

package main

import (
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lectern/app/golden"
	"lectern/briefs"
)

// turns is how often each program is started; the median counts.
const turns = 5

// readInTurns measures how long programs take from their start to a first page that stays: Lectern with a shipped brief and with
// its text twelve times over, 60,000 words for the first, and the others with the brief's PDF. It works in a folder.
func readInTurns(lectern, brief, dir string) {
	pdf, long := filepath.Join(dir, "briefing.pdf"), filepath.Join(dir, "60,000 words")
	if out, err := exec.Command(lectern, "export", brief, "-o", pdf).CombinedOutput(); err != nil {
		log.Fatalf("making the PDF: %v\n%s", err, out)
	}
	if err := lengthen(brief, long); err != nil {
		log.Fatal("making a long brief: ", err)
	}
	programs := [][]string{{lectern, brief}, {lectern, long}, {"evince", pdf}, {"zathura", pdf}}
	all := make([][]opening, len(programs))
	for range turns {
		for i, command := range programs {
			all[i] = append(all[i], open(command, filepath.Join(dir, "cache")))
		}
	}
	ours := median(all[0])
	for i, command := range programs {
		m := median(all[i])
		fmt.Printf("%-10s %-24s %4d ms to the first page, Lectern takes %.2f times as long; %4d ms of processors, %d MB, %d of them the graphics driver\n", filepath.Base(command[0]),
			filepath.Base(command[1]), m.page.Milliseconds(), ratio(ours.page, m.page), m.work.Milliseconds(), m.memory>>20, m.driver>>20)
	}
}

// lengthen makes a folder with a shipped brief whose text is there twelve times.
func lengthen(brief, dir string) error {
	shipped, err := briefs.Open(brief)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.CopyFS(dir, shipped); err != nil {
		return err
	}
	text, err := fs.ReadFile(shipped, "brief.md")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "brief.md"), []byte(golden.Lengthen(string(text), 12)), 0o600)
}

// opening is how long a program took to show a first page.
type opening struct {
	page, work time.Duration // until the page; of processors, until it was seen to stay
	memory     int64         // bytes, then
	driver     int64         // of these, the libraries of the graphics driver
}

// median returns the median of each number.
func median(all []opening) (m opening) {
	middle := func(of func(opening) int64) int64 {
		var numbers []int64
		for _, o := range all {
			numbers = append(numbers, of(o))
		}
		slices.Sort(numbers)
		return numbers[len(numbers)/2]
	}
	m.page = time.Duration(middle(func(o opening) int64 { return int64(o.page) }))
	m.work = time.Duration(middle(func(o opening) int64 { return int64(o.work) }))
	m.memory = middle(func(o opening) int64 { return o.memory })
	m.driver = middle(func(o opening) int64 { return o.driver })
	return m
}

// open starts a program on a new display and waits until what it shows stays. The folder of caches, Mesa's compiled shaders
// among them, is kept from turn to turn, as it is from one start to the next.
func open(command []string, caches string) (o opening) {
	s, err := openScreen("1280x800")
	if err != nil {
		log.Fatal("opening a display: ", err)
	}
	defer s.close()
	program := s.command(command[0], command[1:]...)
	program.Env = append(program.Env, "XDG_CONFIG_HOME="+s.dir, "XDG_STATE_HOME="+s.dir, "XDG_DATA_HOME="+s.dir, "XDG_CACHE_HOME="+caches)
	blank, begun := s.state(), time.Now()
	if err := program.Start(); err != nil {
		log.Fatal("starting ", command[0], ": ", err)
	}
	for s.state() == blank {
		if time.Sleep(time.Millisecond); time.Since(begun) > time.Minute {
			log.Panic(command[0], " shows nothing")
		}
	}
	o.page = s.settle(time.Second).Sub(begun)
	o.memory, o.driver = memory(program.Process.Pid), driverMemory(program.Process.Pid)
	_ = program.Process.Kill()
	_ = program.Wait()
	o.work = program.ProcessState.UserTime() + program.ProcessState.SystemTime()
	return o
}

// driverLibraries begin the names of the libraries by which OpenGL draws where there is no GPU.
var driverLibraries = []string{"libLLVM", "libgallium", "swrast_dri", "libGL", "libEGL", "libglapi", "libz3"}

// driverMemory returns the memory that a process has resident of the graphics driver's libraries, in bytes, or 0 where the system
// doesn't tell.
func driverMemory(pid int) (bytes int64) {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", pid))
	isDriver := false
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) > 0 && !strings.HasSuffix(fields[0], ":") { // the head of a mapping, with its file at the end
			name := filepath.Base(fields[len(fields)-1])
			isDriver = slices.ContainsFunc(driverLibraries, func(library string) bool { return strings.HasPrefix(name, library) })
		}
		var kb int64
		if n, _ := fmt.Sscanf(line, "Rss: %d kB", &kb); n == 1 && isDriver {
			bytes += kb << 10
		}
	}
	return bytes
}
