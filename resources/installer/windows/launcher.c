/* Starts the program: loads the Python that lies in program\python and hands it our arguments.

   The same file is built twice, for the window and (CONSOLE) for commands in a console. There is no
   unpacking and no code of others in here, so that virus scanners have nothing to doubt. */

#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#include "program.h"

#define LONGEST 32768
#define OURS 5

typedef int (*python_main)(int, wchar_t **);

static wchar_t folder[LONGEST], library[LONGEST], script[LONGEST];

static int fail(void)
{
    MessageBoxW(NULL, L"程序文件不完整，请重新安装。台账文件不受影响。", PROGRAM_TITLE,
                MB_ICONERROR | MB_OK);
    return 1;
}

static int join(wchar_t *target, const wchar_t *name)
{
    return _snwprintf(target, LONGEST - 1, L"%ls\\program\\%ls", folder, name) > 0;
}

static int run(int count, wchar_t **words)
{
    wchar_t *given[OURS] = {words[0], L"-B", L"-X", L"utf8", script};
    wchar_t **all = calloc((size_t)count + OURS, sizeof *all);
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST - 1);
    wchar_t *last = wcsrchr(folder, L'\\');
    HMODULE module;
    python_main python;

    if (all == NULL || length == 0 || last == NULL)
        return fail();
    *last = L'\0';
    SetDllDirectoryW(L""); /* nothing is loaded from the folder in which a ledger was clicked */
    if (!join(library, L"python\\python311.dll") || !join(script, L"app\\start.pyc"))
        return fail();
    module = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (module == NULL || GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES)
        return fail();
    python = (python_main)(void *)GetProcAddress(module, "Py_Main");
    if (python == NULL)
        return fail();
    memcpy(all, given, sizeof given);
    memcpy(all + OURS, words + 1, (size_t)(count - 1) * sizeof *words);
    return python(count - 1 + OURS, all);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words)
{
    return run(count, words);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#endif
