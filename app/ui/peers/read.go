//go:build linux

package main

import (
	"fmt"
	"log"
	"os/exec"
	"slices"
	"time"
)

// turns is how often each program is started; the median counts.
const turns = 5

// readInTurns measures how long programs take from their start to a first page that stays: Lectern with a brief, the
// others with its PDF.
func readInTurns(lectern, brief, pdf string) {
	if out, err := exec.Command(lectern, "export", brief, "-o", pdf).CombinedOutput(); err != nil {
		log.Fatalf("making the PDF: %v\n%s", err, out)
	}
	programs := [][]string{{lectern, brief}, {"evince", pdf}, {"zathura", pdf}}
	all := make([][]opening, len(programs))
	for range turns {
		for i, command := range programs {
			all[i] = append(all[i], open(command))
		}
	}
	ours := median(all[0])
	for i, command := range programs {
		m := median(all[i])
		fmt.Printf("%-40s %4d ms to the first page, Lectern takes %.2f times as long; %4d ms of processors, %d MB\n",
			command[0], m.page.Milliseconds(), ratio(ours.page, m.page), m.work.Milliseconds(), m.memory>>20)
	}
}

// opening is how long a program took to show a first page.
type opening struct {
	page, work time.Duration // until the page; of processors, until it was seen to stay
	memory     int64         // bytes, then
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
	return m
}

// open starts a program on a new display and waits until what it shows stays.
func open(command []string) (o opening) {
	s, err := openScreen("1280x800")
	if err != nil {
		log.Fatal("opening a display: ", err)
	}
	defer s.close()
	program := s.command(command[0], command[1:]...)
	program.Env = append(program.Env, "XDG_CONFIG_HOME="+s.dir, "XDG_STATE_HOME="+s.dir, "XDG_DATA_HOME="+s.dir, "XDG_CACHE_HOME="+s.dir)
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
	o.memory = memory(program.Process.Pid)
	_ = program.Process.Kill()
	_ = program.Wait()
	o.work = program.ProcessState.UserTime() + program.ProcessState.SystemTime()
	return o
}
