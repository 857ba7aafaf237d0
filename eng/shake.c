// Stands before the C library in the programs of a test run and makes some of its calls return late, at random: what a busy machine
// and a slow disk do to the order in which things happen, but in minutes. Nothing fails that would not fail by itself some day.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static atomic_uint seed;
static int active, percent, longest_ms, longest_sync_ms, wake_percent, longest_wake_ms;

static int number(const char *name, int otherwise)
{
    const char *text = getenv(name);
    return text ? atoi(text) : otherwise;
}

// Only in our own programs: a browser that is held up as well would take the time of a test without telling anything.
__attribute__((constructor)) static void start(void)
{
    char name[32] = "";
    FILE *file = fopen("/proc/self/comm", "r");
    if (file) {
        if (!fgets(name, sizeof name, file))
            name[0] = 0;
        fclose(file);
    }
    active = strstr(name, "dotnet") || strstr(name, "testhost") || strstr(name, "FamilyChat");
    percent = number("SHAKE_PERCENT", 15);
    longest_ms = number("SHAKE_MS", 10);
    longest_sync_ms = number("SHAKE_SYNC_MS", 40);
    wake_percent = number("SHAKE_WAKE_PERCENT", 3);
    longest_wake_ms = number("SHAKE_WAKE_MS", 5);
}

static unsigned dice(void)
{
    unsigned s = atomic_fetch_add(&seed, 2654435761u) ^ ((unsigned)getpid() * 40503u);
    s ^= s >> 15;
    s *= 2246822519u;
    s ^= s >> 13;
    s *= 3266489917u;
    return s ^ s >> 16;
}

static void nap(int longest)
{
    int before = errno;
    long us = dice() % (longest * 1000u + 1);
    struct timespec time = { us / 1000000, us % 1000000 * 1000 };
    nanosleep(&time, NULL);
    errno = before;
}

static void shake(int chance, int longest)
{
    if (active && (int)(dice() % 100) < chance)
        nap(longest);
}

// The waits have had another form under the same name; the runtime asks for this one.
#define THE_REAL(name) \
    static typeof(&name) real; \
    if (!real) \
        real = (typeof(&name))dlvsym(RTLD_NEXT, #name, "GLIBC_2.3.2"); \
    if (!real) \
        real = (typeof(&name))dlsym(RTLD_NEXT, #name)

// After the call: the other side has what was sent while the sender does not know it yet.
ssize_t send(int socket, const void *bytes, size_t count, int flags)
{
    THE_REAL(send);
    ssize_t done = real(socket, bytes, count, flags);
    if (done > 0)
        shake(percent, longest_ms);
    return done;
}

ssize_t sendmsg(int socket, const struct msghdr *message, int flags)
{
    THE_REAL(sendmsg);
    ssize_t done = real(socket, message, flags);
    if (done > 0)
        shake(percent, longest_ms);
    return done;
}

ssize_t recv(int socket, void *bytes, size_t count, int flags)
{
    THE_REAL(recv);
    ssize_t done = real(socket, bytes, count, flags);
    if (done > 0)
        shake(percent, longest_ms);
    return done;
}

ssize_t recvmsg(int socket, struct msghdr *message, int flags)
{
    THE_REAL(recvmsg);
    ssize_t done = real(socket, message, flags);
    if (done > 0)
        shake(percent, longest_ms);
    return done;
}

int fsync(int file)
{
    THE_REAL(fsync);
    if (active)
        nap(longest_sync_ms);
    return real(file);
}

// The one that was woken is not the one that goes on first.
int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
    THE_REAL(pthread_cond_wait);
    int result = real(condition, mutex);
    shake(wake_percent, longest_wake_ms);
    return result;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until)
{
    THE_REAL(pthread_cond_timedwait);
    int result = real(condition, mutex, until);
    shake(wake_percent, longest_wake_ms);
    return result;
}
