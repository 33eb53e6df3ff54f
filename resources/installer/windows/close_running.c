/* close_running ask|close FOLDER: whether a program of that folder runs; 0 when none does (any
   more).

   `close` asks each of its windows to close, as a click on × does, and waits until the programs have
   ended. A window that has something to ask its clerk stays, and then so does the answer 1. */

#include <wchar.h>
#include <windows.h>

#include <tlhelp32.h>

#define LONGEST 32768
#define PATIENCE 20000
#define PAUSE 200

static wchar_t path[LONGEST];

static int is_of_folder(DWORD process, const wchar_t *folder)
{
    HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    DWORD size = LONGEST;
    size_t length = wcslen(folder);
    int found;

    if (handle == NULL)
        return 0;
    found = QueryFullProcessImageNameW(handle, 0, path, &size) &&
            _wcsnicmp(path, folder, length) == 0 && path[length] == L'\\' &&
            process != GetCurrentProcessId();
    CloseHandle(handle);
    return found;
}

static int runs(const wchar_t *folder)
{
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    int found = 0;

    if (all == INVALID_HANDLE_VALUE)
        return 0;
    if (Process32FirstW(all, &entry))
        do
            found = _wcsicmp(entry.szExeFile, L"uninstall.exe") != 0 &&
                    is_of_folder(entry.th32ProcessID, folder);
        while (!found && Process32NextW(all, &entry));
    CloseHandle(all);
    return found;
}

static BOOL CALLBACK close_window(HWND window, LPARAM folder)
{
    DWORD process = 0;

    GetWindowThreadProcessId(window, &process);
    if (IsWindowVisible(window) && is_of_folder(process, (const wchar_t *)folder))
        PostMessageW(window, WM_CLOSE, 0, 0);
    return TRUE;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    if (__argc != 3)
        return 2;
    if (wcscmp(__wargv[1], L"close") == 0) {
        EnumWindows(close_window, (LPARAM)__wargv[2]);
        for (int waited = 0; waited < PATIENCE && runs(__wargv[2]); waited += PAUSE)
            Sleep(PAUSE);
    }
    return runs(__wargv[2]);
}
