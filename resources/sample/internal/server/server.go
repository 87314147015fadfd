// Package server answers over HTTP: what the service is, how it fares, and what its plugins say.
package server

import (
	"encoding/json"
	"net/http"
	"runtime"
	"strconv"
	"time"

	"example.com/tidegauge/internal/loader"
	"example.com/tidegauge/internal/tide"
)

// New builds the handler of the whole service.
func New(version string, plugins []*loader.Loaded) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Write([]byte("ok\n"))
	})
	mux.HandleFunc("GET /version", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]string{"version": version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH})
	})
	mux.HandleFunc("GET /level", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"metres": tide.At(time.Now())})
	})
	mux.HandleFunc("GET /routes", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, routes(plugins))
	})
	for _, one := range plugins {
		mux.HandleFunc("GET /plugins/"+one.Name, func(w http.ResponseWriter, r *http.Request) { judge(w, r, one) })
	}
	return mux
}

type route struct {
	Path   string `json:"path"`
	Plugin string `json:"plugin,omitempty"`
	Pid    string `json:"pid,omitempty"`
	State  string `json:"state"`
}

func routes(plugins []*loader.Loaded) []route {
	table := []route{}
	for _, path := range []string{"/healthz", "/version", "/level", "/routes"} {
		table = append(table, route{Path: path, State: "serving"})
	}
	for _, one := range plugins {
		entry := route{Path: "/plugins/" + one.Name, Plugin: one.Name, Pid: one.Pid(), State: "serving"}
		if !one.Alive() {
			entry.State = "down"
		}
		table = append(table, entry)
	}
	return table
}

// judge asks a plugin about the level given as ?level=METRES, or the present one.
func judge(w http.ResponseWriter, r *http.Request, one *loader.Loaded) {
	level := tide.At(time.Now())
	if text := r.URL.Query().Get("level"); text != "" {
		given, err := strconv.ParseFloat(text, 64)
		if err != nil {
			http.Error(w, "level is not a number of metres", http.StatusBadRequest)
			return
		}
		level = tide.Level(given)
	}
	verdict, err := one.Judge(r.Context(), level)
	if err != nil {
		http.Error(w, "plugin "+one.Name+" does not answer: "+err.Error(), http.StatusServiceUnavailable)
		return
	}
	answer(w, map[string]any{"metres": level, "verdict": verdict})
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(value)
}
