;;; refdesk.el --- Citations by the words you remember  -*- lexical-binding: t; -*-

;; Author: refdesk contributors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, tex, convenience, languages

;;; Commentary:

;; refdesk is a language server for citations: it completes a citation
;; from words of the title, an author or a year, shows the paper at point
;; and underlines keys that no bibliography has.  This file makes it known
;; to Eglot and to lsp-mode; either is enough:
;;
;;   (require 'refdesk)
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)
;;
;; The program `refdesk' must be in variable `exec-path', or
;; `refdesk-program' must name it.
;;
;; Eglot completes the symbol at point and filters what the server found
;; by it.  What finds a paper is a phrase with blanks, and the server has
;; ranked by all of it, so in buffers of refdesk
;; `refdesk-completion-at-point' takes the place of
;; `eglot-completion-at-point'.  It completes from where the server says,
;; offers the papers in the server's order and inserts bare keys; so any
;; front end (the *Completions* buffer, Company, Corfu, Vertico) can show
;; it.  lsp-mode does all that by itself.
;;
;; Eglot runs one server in a buffer.  Take modes out of `refdesk-modes'
;; to have another one there.  lsp-mode runs refdesk beside others.

;;; Code:

(require 'seq)
(require 'subr-x)

(defgroup refdesk nil
  "Citations by the words you remember."
  :group 'tex
  :group 'tools
  :link '(emacs-commentary-link "refdesk")
  :prefix "refdesk-")

(defcustom refdesk-program "refdesk"
  "The program, by name or by absolute path."
  :type 'string
  :risky t)

(defcustom refdesk-modes
  '((markdown-mode . "markdown")
    (gfm-mode . "markdown")
    (markdown-ts-mode . "markdown")
    (latex-mode . "latex")
    (LaTeX-mode . "latex")
    (tex-mode . "latex")
    (plain-tex-mode . "latex")
    (typst-mode . "typst")
    (typst-ts-mode . "typst")
    (org-mode . "org")
    (rst-mode . "restructuredtext")
    (bibtex-mode . "bibtex"))
  "The major modes that refdesk serves, each with its language's identifier.
Has effect when it is set before Eglot or lsp-mode is loaded."
  :type '(alist :key-type symbol :value-type string))

(defcustom refdesk-settings nil
  "Settings for every server that is started, as a property list.
They are those of a refdesk.json, which is read too.  Set this before
lsp-mode is loaded.  For example

  (:sources [\"refs.bib\" (:path \"~/papers.txt\" :role \"index\")])"
  :type 'plist
  :risky t)

(defun refdesk--options ()
  "The settings as a server takes them when it is started; nil for none."
  (and refdesk-settings (list :refdesk refdesk-settings)))

;;;; Eglot

(defvar eglot-server-programs)
(declare-function eglot-completion-at-point "eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot-managed-p "eglot")
(declare-function eglot--server-info "eglot")
(declare-function jsonrpc-async-request "jsonrpc")
(declare-function eglot--signal-textDocument/didChange "eglot")

(defun refdesk--contact (&rest _)
  "The program and its options, for Eglot."
  (let ((options (refdesk--options)))
    (if options
        (list refdesk-program :initializationOptions options)
      (list refdesk-program))))

;;;###autoload
(defun refdesk-eglot-setup ()
  "Make refdesk the server of `refdesk-modes' in Eglot."
  (add-to-list 'eglot-server-programs
               (cons (mapcar (lambda (mode)
                               (list (car mode) :language-id (cdr mode)))
                             refdesk-modes)
                     #'refdesk--contact))
  (add-hook 'eglot-managed-mode-hook #'refdesk--eglot-managed))

(defun refdesk--eglot-managed ()
  "Put refdesk's completion in the place of Eglot's where refdesk is the server."
  (let ((server (and (eglot-managed-p) (eglot-current-server))))
    (if (equal (and server (plist-get (eglot--server-info server) :name))
               "refdesk")
        (progn
          (remove-hook 'completion-at-point-functions
                       #'eglot-completion-at-point t)
          (add-hook 'completion-at-point-functions
                    #'refdesk-completion-at-point nil t)
          ;; For whoever calls Eglot's own function: it compares case.
          (setq-local completion-ignore-case t))
      (when (memq #'refdesk-completion-at-point completion-at-point-functions)
        (remove-hook 'completion-at-point-functions
                     #'refdesk-completion-at-point t)
        (kill-local-variable 'completion-ignore-case)))))

;;;; Completion

;; A candidate is the text that replaces the phrase; the server's item is
;; on its first character, under the name that Eglot's functions look for.

(defvar-local refdesk--offered nil
  "What was offered last in this buffer: texts, each with the server's item.
A front end takes away the properties of what it inserts.")

(defun refdesk--item (candidate)
  "What the server said of CANDIDATE or of Eglot's own candidate."
  (get-text-property 0 'eglot--lsp-item candidate))

(defun refdesk--region (item)
  "The region that is to become ITEM, as (BEG . END)."
  (let* ((edit (plist-get item :textEdit))
         (range (or (plist-get edit :range) (plist-get edit :replace))))
    (and range
         (funcall (if (fboundp 'eglot-range-region)
                      'eglot-range-region
                    'eglot--range-region)     ; before 1.16
                  range))))

(defun refdesk--ask ()
  "Ask the server what may stand at point.
The answer is (BEG END CANDIDATES . PROPERTIES) with the candidates in the
server's order and the properties that Eglot gives its own; nil where
nothing is cited."
  (when-let* ((capf (eglot-completion-at-point))
              (proxies (all-completions "" (nth 2 capf)))
              (region (refdesk--region (refdesk--item (car proxies))))
              (sort (completion-metadata-get
                     (completion-metadata "" (nth 2 capf) nil)
                     'display-sort-function)))
    `(,(car region) ,(cdr region)
      ,(refdesk--offer
        (delete-dups (mapcar #'refdesk--candidate (funcall sort proxies))))
      ,@(nthcdr 3 capf))))

(defun refdesk--offer (candidates)
  "Note what the server said of CANDIDATES, and give them back."
  (setq refdesk--offered
        (mapcar (lambda (candidate)
                  (cons (substring-no-properties candidate)
                        (refdesk--item candidate)))
                candidates))
  candidates)

(defun refdesk--candidate (proxy)
  "The candidate for PROXY, Eglot's own."
  (let* ((item (refdesk--item proxy))
         (text (copy-sequence
                (plist-get (plist-get item :textEdit) :newText))))
    (propertize text 'eglot--lsp-item item)))

(defun refdesk--annotation (candidate)
  "What is shown after CANDIDATE: who wrote it when, its title, its source."
  (let* ((item (refdesk--item candidate))
         (label (plist-get item :label))
         (detail (plist-get item :detail))
         (title (string-trim-left
                 (string-remove-prefix (car (split-string label)) label))))
    (concat "  " (truncate-string-to-width title 72 nil nil "…")
            (and detail (concat "  " detail)))))

(defun refdesk--matching (string candidates)
  "Those of CANDIDATES with every word of STRING in their label."
  (let ((case-fold-search t)
        (words (mapcar #'regexp-quote (split-string string))))
    (seq-filter (lambda (candidate)
                  (let ((label (plist-get (refdesk--item candidate) :label)))
                    (seq-every-p (lambda (word) (string-match-p word label))
                                 words)))
                candidates)))

(defun refdesk--table (beg end candidates)
  "A completion table of CANDIDATES for the text from BEG to END.
A front end may hold on to it while its user types on.  In the buffer the
server is asked again, as it ranks by what is typed; what is typed elsewhere,
as in the minibuffer, chooses among what was found."
  (let* ((beg (copy-marker beg))
         (end (copy-marker end t))
         (text (lambda ()
                 (with-current-buffer (marker-buffer beg)
                   (buffer-substring-no-properties beg end))))
         (asked (funcall text)))
    (lambda (string pred action)
      (cond
       ((eq action 'metadata)
        '(metadata (category . refdesk)
                   (display-sort-function . identity)
                   (cycle-sort-function . identity)))
       ((eq (car-safe action) 'boundaries) nil)
       (t
        (when (and (not (equal string asked)) (equal string (funcall text)))
          (let ((answer (with-current-buffer (marker-buffer beg)
                          (refdesk--ask))))
            (when (and answer (= (car answer) beg))
              (setq asked string
                    candidates (nth 2 answer)))))
        (let ((found (if (equal string asked)
                         candidates
                       (refdesk--matching string candidates))))
          (if (eq action 'lambda)
              (test-completion string found pred)
            (complete-with-action action found "" pred))))))))

;;;###autoload
(defun refdesk-completion-at-point ()
  "Complete the citation at point; for `completion-at-point-functions'."
  (when-let ((answer (refdesk--ask)))
    (let ((beg (nth 0 answer))
          (end (nth 1 answer))
          (properties (nthcdr 3 answer)))
      (list beg end
            (refdesk--table beg end (nth 2 answer))
            :annotation-function #'refdesk--annotation
            :company-kind (plist-get properties :company-kind)
            :company-doc-buffer (plist-get properties :company-doc-buffer)
            ;; The server answers only inside a citation: show it at once.
            :company-prefix-length t
            :company-require-match 'never
            :exit-function #'refdesk--accepted
            :exclusive 'no))))

(defun refdesk--accepted (candidate status)
  "Have the server do what accepting CANDIDATE means beside inserting it.
The entry of a paper that the project has not is written into its
bibliography.  STATUS is that of an exit function."
  (when-let* ((offered (and (memq status '(finished sole exact))
                            (assoc candidate refdesk--offered)))
              (command (plist-get (cdr offered) :command))
              (server (eglot-current-server)))
    (setq refdesk--offered nil)
    ;; The server is to know what was inserted.
    (eglot--signal-textDocument/didChange)
    (jsonrpc-async-request
     server :workspace/executeCommand
     (list :command (plist-get command :command)
           :arguments (plist-get command :arguments))
     :success-fn #'ignore
     :error-fn (lambda (problem)
                 (message "refdesk: %s" (plist-get problem :message))))))

(defun refdesk--all-completions (string table pred _point)
  "All that TABLE has for STRING and PRED: the server has chosen."
  (all-completions string table pred))

(defun refdesk--try-completion (string table pred point)
  "STRING with its POINT, or the only completion of it in TABLE with PRED."
  (let ((found (all-completions string table pred)))
    (cond ((null found) nil)
          ((cdr found) (cons string point))
          ((equal (car found) string) t)
          (t (cons (car found) (length (car found)))))))

(add-to-list 'completion-styles-alist
             '(refdesk refdesk--try-completion refdesk--all-completions
                       "What a refdesk server has found."))
(add-to-list 'completion-category-defaults '(refdesk (styles refdesk)))

;;;; lsp-mode

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-register-custom-settings "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function make-lsp-client "lsp-mode")

;;;###autoload
(defun refdesk-lsp-mode-setup ()
  "Make refdesk a server of `refdesk-modes' in lsp-mode, beside any other."
  (dolist (mode refdesk-modes)
    (unless (assq (car mode) lsp-language-id-configuration)
      (push mode lsp-language-id-configuration)))
  ;; What is not registered is nothing when the server asks for settings.
  (lsp-register-custom-settings
   (seq-map (lambda (pair)
              (list (concat "refdesk." (substring (symbol-name (car pair)) 1))
                    (lambda () (plist-get refdesk-settings (car pair)))))
            (seq-partition refdesk-settings 2)))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () (list refdesk-program)))
    :major-modes (mapcar #'car refdesk-modes)
    :initialization-options #'refdesk--options
    :add-on? t
    :server-id 'refdesk)))

;;;; What is broken

(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-find-workspace "lsp-mode")
(declare-function lsp--buffer-uri "lsp-mode")
(declare-function eglot--path-to-uri "eglot")
(declare-function eglot-path-to-uri "eglot")

(defun refdesk--execute (command)
  "What the server of this buffer answers to COMMAND about its document.
Nil where refdesk is not its server."
  (cond
   ((and (fboundp 'eglot-managed-p) (eglot-managed-p)
         (equal (plist-get (eglot--server-info (eglot-current-server)) :name)
                "refdesk"))
    (jsonrpc-request
     (eglot-current-server) :workspace/executeCommand
     (list :command command
           :arguments (vector (if (fboundp 'eglot-path-to-uri)
                                  (eglot-path-to-uri buffer-file-name)
                                (eglot--path-to-uri buffer-file-name))))))
   ((and (bound-and-true-p lsp-mode)
         (lsp-find-workspace 'refdesk buffer-file-name))
    (let ((answer (lsp-request "workspace/executeCommand"
                               (list :command command
                                     :arguments (vector (lsp--buffer-uri))))))
      (if (hash-table-p answer)
          (list :text (gethash "text" answer))
        answer)))))

;;;###autoload
(defun refdesk-doctor ()
  "Show which bibliographies this buffer's document has, and why.
Where no server knows the buffer, the file is asked about as it is on disk."
  (interactive)
  (unless buffer-file-name
    (user-error "This buffer has no file"))
  (let* ((file (expand-file-name buffer-file-name))
         (default-directory (file-name-directory file))
         (text (or (plist-get (refdesk--execute "refdesk.doctor") :text)
                   (with-output-to-string
                     (call-process refdesk-program nil standard-output nil
                                   "doctor" "--" (file-name-nondirectory file))))))
    (with-current-buffer (get-buffer-create "*refdesk doctor*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert text "\n")
        (goto-char (point-min)))
      (special-mode)
      (setq default-directory (file-name-directory file))
      (setq-local truncate-lines t)
      (display-buffer (current-buffer)))))

;;;; The command line

;;;###autoload
(defun refdesk-check (file)
  "Show the citation problems of FILE in a compilation buffer.
Interactively, FILE is the current buffer's, or any with a prefix argument."
  (interactive
   (list (if (and buffer-file-name (not current-prefix-arg))
             buffer-file-name
           (read-file-name "Check: " nil buffer-file-name t))))
  (let ((default-directory (file-name-directory (expand-file-name file))))
    (compilation-start
     (mapconcat #'shell-quote-argument
                (list refdesk-program "check" (file-name-nondirectory file))
                " ")
     nil (lambda (_) "*refdesk*"))))

;;;###autoload
(with-eval-after-load 'eglot (refdesk-eglot-setup))
;;;###autoload
(with-eval-after-load 'lsp-mode (refdesk-lsp-mode-setup))

(provide 'refdesk)
;;; refdesk.el ends here
