package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident/synthetic"
	"lectern/app/publish"
)

// runs is the number of runs of each program, which take turns; the median counts.
const runs = 5

func main() {
	log.SetFlags(0)
	lectern := flag.String("lectern", "", "the program")
	script := flag.String("typst", "", "typst.mjs, beside its node_modules")
	fonts := flag.String("fonts", "", "the folder of fonts")
	shipped := flag.String("brief", "", "the folder of a brief")
	dir := flag.String("dir", "", "a folder to work in")
	flag.Parse()
	for _, path := range []*string{lectern, script, fonts, shipped, dir} {
		var err error
		if *path, err = filepath.Abs(*path); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(*dir, "fonts"), os.DirFS(*fonts)); err != nil {
		log.Fatal("copying fonts: ", err)
	}
	for _, one := range []struct {
		name   string
		change func(folder string) error
	}{
		{"12 pages", shorten},
		{"the shipped brief", func(string) error { return nil }},
		{"5,000 incidents", func(folder string) error { return addIncidents(folder, 5000) }},
	} {
		folder := filepath.Join(*dir, strings.ReplaceAll(one.name, " ", "-"))
		if err := prepare(folder, *shipped, one.change); err != nil {
			log.Fatalf("writing %s: %v", one.name, err)
		}
		compare(one.name, []program{
			{name: "Lectern", cmd: func(out string) *exec.Cmd { return exec.Command(*lectern, "export", folder, "-o", out, "--draft") }, start: []string{*lectern, "version"}},
			{name: "Typst", cmd: func(out string) *exec.Cmd {
				return exec.Command("node", *script, folder, filepath.Join(*dir, "fonts"), out)
			}, prints: true},
			{name: "Chromium", cmd: func(out string) *exec.Cmd {
				return exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--export-tagged-pdf", "--allow-file-access-from-files",
					"--print-to-pdf="+out, "file://"+filepath.Join(folder, "brief.html"))
			}, start: []string{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"}},
		}, folder)
	}
}

// shorten cuts a brief to its first two sections and thirty incidents.
func shorten(folder string) error {
	cut := func(name, before string, nth int) error {
		name = filepath.Join(folder, name)
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		at := 0
		for range nth {
			next := bytes.Index(data[at:], []byte(before))
			if next < 0 {
				return fmt.Errorf("%s has fewer than %d of %q", name, nth, before)
			}
			at += next + len(before)
		}
		return os.WriteFile(name, data[:at-len(before)+1], 0o600)
	}
	if err := cut("brief.md", "\n# ", 3); err != nil {
		return err
	}
	return cut("incidents.csv", "\n", 31)
}

// addIncidents replaces the incidents of a brief by invented ones.
func addIncidents(folder string, rows int) error {
	f, err := os.Create(filepath.Join(folder, "incidents.csv"))
	if err != nil {
		return err
	}
	if err := synthetic.WriteCSV(f, synthetic.Towns(300), rows); err != nil {
		return err
	}
	return f.Close()
}

// prepare writes the shipped brief with a change, and the same words for the other programs.
func prepare(folder, shipped string, change func(folder string) error) error {
	if err := os.CopyFS(folder, os.DirFS(shipped)); err != nil {
		return err
	}
	if err := change(folder); err != nil {
		return err
	}
	b, _ := brief.Open(os.DirFS(folder), brief.Options{Gazetteer: atlas.Load()})
	picture, err := publish.NewMap(b.Incidents, b.Incidents.All(), b, publish.MapOptions{Width: 471, Height: 300, Palette: &draw.Paper, Title: b.Title}).SVG()
	if err != nil {
		return err
	}
	for name, text := range map[string]string{"map.svg": string(picture), "brief.typ": typst.write(b), "brief.html": page.write(b)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// program is one of those compared. Its start isn't counted: it prints its milliseconds, by the clock and of the
// processors, without it, or the time of a run that does nothing is subtracted.
type program struct {
	name   string
	cmd    func(out string) *exec.Cmd
	prints bool
	start  []string // does nothing but start
}

// cost is the time and memory of one run.
type cost struct {
	took   time.Duration // by the clock, which other work on the machine lengthens
	cpu    time.Duration // of all processors
	memory int64         // bytes, at most at one time
	size   int64         // of the file
}

func compare(name string, programs []program, folder string) {
	all, starts := make([][]cost, len(programs)), make([][]cost, len(programs))
	for range runs {
		for i, p := range programs {
			all[i] = append(all[i], p.run(filepath.Join(folder, p.name+".pdf"), false))
			if p.start != nil {
				starts[i] = append(starts[i], timed(exec.Command(p.start[0], p.start[1:]...), func() {}))
			}
		}
	}
	middle := func(list []cost) cost {
		slices.SortFunc(list, func(a, b cost) int { return int(a.cpu - b.cpu) })
		c := list[len(list)/2]
		slices.SortFunc(list, func(a, b cost) int { return int(a.took - b.took) })
		c.took = list[len(list)/2].took
		return c
	}
	typical := func(i int) cost {
		c := middle(all[i])
		if len(starts[i]) > 0 {
			start := middle(starts[i])
			c.took, c.cpu = c.took-start.took, c.cpu-start.cpu
		}
		return c
	}
	base := typical(0)
	base.memory = programs[0].run(filepath.Join(folder, programs[0].name+".pdf"), true).memory
	for i, p := range programs {
		c := typical(i)
		c.memory = p.run(filepath.Join(folder, p.name+".pdf"), true).memory
		ratio := func(a, b int64) float64 { return float64(a) / float64(b) }
		fmt.Printf("%-18s %-9s %6.0f ms (%4.1f times), processors %6.0f ms (%4.1f)   %6.2f MB (%3.1f)   at most %5.0f MB of memory (%5.1f)\n", name, p.name,
			float64(c.took)/1e6, ratio(int64(c.took), int64(base.took)), float64(c.cpu)/1e6, ratio(int64(c.cpu), int64(base.cpu)), float64(c.size)/1e6, ratio(c.size, base.size), float64(c.memory)/1e6, ratio(c.memory, base.memory))
	}
}

// run makes a file. If watched is set, it measures memory, which takes time and so is done in a separate run.
func (p *program) run(out string, watched bool) (c cost) {
	cmd := p.cmd(out)
	var said strings.Builder
	cmd.Stdout = &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	most := make(chan int64, 1)
	c = timed(cmd, func() {
		if watched {
			go func() { most <- watch(ctx, cmd.Process.Pid) }()
		}
	})
	if watched {
		stop()
		c.memory = <-most
	}
	if p.prints {
		var took, cpu float64
		if _, err := fmt.Sscan(said.String(), &took, &cpu); err != nil {
			log.Fatalf("reading what %s says: %v", p.name, err)
		}
		c.took, c.cpu = time.Duration(took*1e6), time.Duration(cpu*1e6)
	}
	info, err := os.Stat(out)
	if err != nil {
		log.Fatal(err)
	}
	c.size = info.Size()
	return c
}

// timed runs a command to its end.
func timed(cmd *exec.Cmd, started func()) (c cost) {
	from := time.Now()
	err := cmd.Start()
	if err == nil {
		started()
		err = cmd.Wait()
	}
	c.took = time.Since(from)
	if err != nil {
		log.Fatalf("running %s: %v", cmd, err)
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return c
}

// watch returns the most memory that a group of processes had at one time, what they share counted once.
func watch(ctx context.Context, group int) (most int64) {
	for {
		most = max(most, memory(group))
		select {
		case <-ctx.Done():
			return most
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func memory(group int) (sum int64) {
	proc := os.DirFS("/proc")
	list, _ := fs.Glob(proc, "[0-9]*")
	for _, pid := range list {
		n, _ := strconv.Atoi(pid)
		if of, err := syscall.Getpgid(n); err != nil || of != group {
			continue
		}
		rollup, err := fs.ReadFile(proc, pid+"/smaps_rollup")
		if err != nil {
			continue // it ended
		}
		for line := range strings.Lines(string(rollup)) {
			if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "Pss:" {
				kb, _ := strconv.ParseInt(fields[1], 10, 64)
				sum += kb << 10
			}
		}
	}
	return sum
}
